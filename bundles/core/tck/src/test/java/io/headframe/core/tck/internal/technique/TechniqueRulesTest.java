package io.headframe.core.tck.internal.technique;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.tck.IdForm;
import io.headframe.core.tck.internal.Greeter;
import io.headframe.core.tck.internal.Outcome;
import io.headframe.core.tck.samples.Greeters;
import io.headframe.core.tck.counting.Counting;
import io.headframe.core.tck.kept.Kept;
import io.headframe.core.testing.FixedLeases;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TechniqueRulesTest {

  @TempDir
  Path folder;

  @Test
  void goodTechnique_keepsEveryRule() {
    for (Greeter good : Set.of(new Greeters.Good(), new Greeters.Composed(new FixedLeases(), new Greeters.Good()))) {
      Map<TechniqueRule, Outcome> outcomes = examine(good, true);
      assertEquals(Map.of(), broken(outcomes));
      assertEquals(Set.of(TechniqueRule.values()), outcomes.keySet());
      assertTrue(outcomes.values().stream().allMatch(Outcome::executed), outcomes::toString);
    }
  }

  @Test
  void techniqueThatBreaksOneRule_failsExactlyThat_andIsToldHow() {
    assertBreaks(TechniqueRule.COMPONENT, new Greeters.Undescribed(), "put @Component on it");
    assertBreaks(TechniqueRule.ID, new Greeters.Misnamed(), "'Misnamed_Greeter' is not lower case with dashes");
    assertBreaks(TechniqueRule.ACTIVATION, new Greeters.Needy("a text"), "wants a java.lang.String");
    assertBreaks(TechniqueRule.ACTIVATION, new Greeters.Stuck(), "does not stop");
    assertBreaks(TechniqueRule.HEALTH, new Greeters.Unasked(), "implement io.headframe.core.method.HealthCheck");
    assertBreaks(TechniqueRule.HEALTH, new Greeters.Unregistered(), "is not registered as a health check");
    assertBreaks(TechniqueRule.HEALTH, new Greeters.Unwell(), "the greeting is missing");
    assertBreaks(TechniqueRule.HEALTH, new Greeters.Threaded(), "threads behind: left behind");
    assertBreaks(TechniqueRule.HEALTH, new Greeters.Open(), "open files behind: 1");
  }

  @Test
  void staticState_isNamed_andConstantsAreNot() {
    String said = assertBreaks(TechniqueRule.STATE, new Counting(), "Counting.count is not final");
    assertTrue(said.contains("Remembering.SEEN holds a java.util.ArrayList, which can change"), said);
    assertTrue(said.contains("Remembering.COUNT") && said.contains("Remembering.LAST"), said);
    assertTrue(!said.contains("WORDS") && !said.contains("LENGTHS") && !said.contains("PRIMES"), said);
  }

  @Test
  void techniqueThatTheVirtualMachineKeeps_failsToBeForgotten() {
    try {
      assertBreaks(TechniqueRule.CLASS_LOADER, new Kept(), "stay in memory");
    } finally {
      System.getProperties().remove(Kept.class.getName());
    }
  }

  @Test
  void healthCheck_thatDoesNotEndInTime_isNotWaitedFor() {
    Greeter slow = new Greeters.Slow();
    AssertionError error = assertThrows(AssertionError.class,
        () -> new Health(new FixedLeases(), folder, Duration.ofMillis(50))
            .check(slow, ComponentDescription.read(slow.getClass(), Greeter.class)));
    assertTrue(error.getMessage().contains("did not end within 50 ms"), error.getMessage());
  }

  @Test
  void extensionPointWithoutHealthChecks_asksForNone() {
    Map<TechniqueRule, Outcome> outcomes = examine(new Greeters.Unasked(), false);
    assertEquals(Map.of(), broken(outcomes));
    assertTrue(!outcomes.get(TechniqueRule.HEALTH).executed());
  }

  @Test
  void idForms_takeTheIdsOfTheirKind() {
    IdForm.DASHED.check("example.org/hello-2");
    IdForm.MODEL_TYPE.check("gpt_neox");
    IdForm.TYPE_NAME.check("io.headframe.core.model.CausalLM");
    for (String wrong : Set.of("gpt_neox", "Hello", "hello-", "example/hello", "")) {
      assertThrows(AssertionError.class, () -> IdForm.DASHED.check(wrong), wrong);
    }
    assertThrows(AssertionError.class, () -> IdForm.TYPE_NAME.check("CausalLM"));
    assertThrows(AssertionError.class, () -> IdForm.MODEL_TYPE.check("gpt neox"));
  }

  private String assertBreaks(TechniqueRule rule, Greeter technique, String part) {
    Map<TechniqueRule, String> broken = broken(examine(technique, true));
    assertEquals(Set.of(rule), broken.keySet(), broken::toString);
    assertTrue(broken.get(rule).contains(part), broken.get(rule));
    return broken.get(rule);
  }

  private Map<TechniqueRule, Outcome> examine(Greeter technique, boolean hasHealthCheck) {
    return new Examination<>(Greeter.class, IdForm.DASHED, () -> technique, new FixedLeases(), folder, hasHealthCheck,
        (anew, run) -> {}).outcomes();
  }

  private static Map<TechniqueRule, String> broken(Map<TechniqueRule, Outcome> outcomes) {
    return outcomes.entrySet().stream().filter(each -> each.getValue().broken() != null)
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().broken().getMessage()));
  }
}
