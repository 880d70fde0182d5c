package io.headframe.core.tck.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.method.Method;
import io.headframe.core.method.Result;
import io.headframe.core.method.Run;
import io.headframe.core.method.RunCancelledException;
import io.headframe.core.model.CausalLM;
import io.headframe.core.tck.Capability;
import io.headframe.core.tck.internal.SampleMethod.Parameters;
import io.headframe.core.testing.FixedLeases;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConformanceTest {

  private static final MethodDeclaration DECLARED = new MethodDeclaration(
      "sample-method", "Sample", "Counts to three.", "core", "A paper", 2022, "2209.11895");

  @TempDir
  Path folder;

  @Test
  void goodMethod_keepsEveryRule() {
    Map<Rule, Outcome> outcomes = examine(DECLARED, new SampleMethod(null), ConformanceTest::parameters);
    assertEquals(Set.of(Rule.values()), outcomes.keySet());
    assertEquals(Map.of(), broken(outcomes));
    assertTrue(outcomes.values().stream().allMatch(Outcome::executed), outcomes::toString);
  }

  @ParameterizedTest
  @EnumSource(names = {"SEED", "PROGRESS", "CANCELLATION", "VIEWS", "THREADS", "MEMORY", "MEMORY_WHEN_CANCELLED"})
  void methodThatBreaksOneRuleAboutRuns_failsExactlyThat(Rule rule) {
    assertBreaks(rule, DECLARED, new SampleMethod(rule), ConformanceTest::parameters);
  }

  @Test
  void methodThatThrows_failsToRun_andNothingElseIsExamined() {
    Map<Rule, Outcome> outcomes = examine(DECLARED, new SampleMethod(Rule.RUN), ConformanceTest::parameters);
    assertEquals(Set.of(Rule.RUN), broken(outcomes).keySet());
    assertTrue(broken(outcomes).get(Rule.RUN).contains("does not work"), outcomes::toString);
    assertTrue(outcomes.entrySet().stream().allMatch(each -> each.getKey().compareTo(Rule.RUN) <= 0
        || !each.getValue().executed()), outcomes::toString);
  }

  @Test
  void resultThatCannotBeWritten_failsExactlyThat_andIsNotCompared() {
    Map<Rule, Outcome> outcomes = examine(DECLARED, new SampleMethod(Rule.JSON), ConformanceTest::parameters);
    assertEquals(Set.of(Rule.JSON), broken(outcomes).keySet());
    assertTrue(!outcomes.get(Rule.SEED).executed());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "TITLE   | sample        | ''      | Counts to three. | core | A paper | 2022 | 2209.11895",
    "TITLE   | sample        | Sample. | Counts to three. | core | A paper | 2022 | 2209.11895",
    "SUMMARY | sample        | Sample  | Counts to three  | core | A paper | 2022 | 2209.11895",
    "SUMMARY | sample        | Sample  | Counts. Again.   | core | A paper | 2022 | 2209.11895",
    "FAMILY  | sample        | Sample  | Counts to three. | lens | A paper | 2022 | 2209.11895",
    "PAPER   | sample        | Sample  | Counts to three. | core | A paper | 0    | 2209.11895",
    "PAPER   | sample        | Sample  | Counts to three. | core | A paper | 2022 | 2213.11895",
    "PAPER   | sample        | Sample  | Counts to three. | core | A paper | 2022 | arXiv:2209.11895",
    "PAPER   | sample        | Sample  | Counts to three. | core | ''      | 2022 | ''",
    "PAPER   | sample        | Sample  | Counts to three. | core | ''      | 0    | 2209.11895"
  })
  void declarationThatBreaksOneRule_failsExactlyThat(Rule rule, String id, String title, String summary,
      String family, String paper, int year, String arxiv) {
    MethodDeclaration declared = new MethodDeclaration(id, title, summary, family, paper, year, arxiv);
    assertBreaks(rule, declared, new SampleMethod(null), ConformanceTest::parameters);
  }

  @Test
  void thirdPartyWithoutAPaper_keepsTheRules() {
    MethodDeclaration declared =
        new MethodDeclaration("example.org/hello-2", "Hello", "Greets version 2.0 of you.", "core", "", 0, "");
    assertEquals(Map.of(), broken(examine(declared, new SampleMethod(null), ConformanceTest::parameters)));
  }

  @Test
  void recordsThatBreakOneRule_failExactlyThat() {
    assertBreaks(Rule.PARAMETER_DESCRIPTION, DECLARED, new SampleMethod.Undescribed(),
        () -> new SampleMethod.Undescribed.Parameters(new MemoryModel()));
    assertBreaks(Rule.PARAMETER_RANGE, DECLARED, new SampleMethod.Unbounded(),
        () -> new SampleMethod.Unbounded.Parameters(new MemoryModel(), Optional.empty()));
    assertBreaks(Rule.PARAMETER_DEFAULT, DECLARED, new SampleMethod.OutOfRange(),
        () -> new SampleMethod.OutOfRange.Parameters(new MemoryModel(), 3));
    assertBreaks(
        Rule.RESULT_DESCRIPTION, DECLARED, new SampleMethod.UndescribedResult(), ConformanceTest::parameters);
  }

  @Test
  void methodWithoutStepsOrModel_isNotAskedForThem() {
    Supplier<Method<AtOnce.None, AtOnce.Answer>> method = AtOnce::new;
    Map<Rule, Outcome> outcomes = new Conformance<>(DECLARED, method, AtOnce.None::new, new FixedLeases(),
        Set.of(Capability.PROGRESS, Capability.CANCELLATION), folder).outcomes();
    assertEquals(Map.of(), broken(outcomes));
    assertEquals(Set.of(Rule.MEMORY, Rule.MEMORY_WHEN_CANCELLED),
        outcomes.keySet().stream().filter(rule -> !outcomes.get(rule).executed()).collect(Collectors.toSet()));
    // The same with nothing left out: what it has none of is then missing.
    assertEquals(Set.of(Rule.PROGRESS, Rule.CANCELLATION), broken(new Conformance<>(DECLARED, method, AtOnce.None::new,
        new FixedLeases(), Set.of(), folder).outcomes()).keySet());
  }

  @Test
  void capabilityThatIsSaidToBeMissing_andIsThere_isNamed() {
    for (Map.Entry<Capability, Rule> lack : Map.of(Capability.PROGRESS, Rule.PROGRESS,
        Capability.CANCELLATION, Rule.CANCELLATION, Capability.CLAIMS, Rule.CLAIMS).entrySet()) {
      Map<Rule, String> broken = broken(new Conformance<>(DECLARED, SampleMethod::new, ConformanceTest::parameters,
          new FixedLeases(), Set.of(lack.getKey()), folder).outcomes());
      assertEquals(Set.of(lack.getValue()), broken.keySet());
      assertTrue(broken.get(lack.getValue()).contains("take Capability." + lack.getKey() + " out"), broken::toString);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "sample            | no component that provides io.headframe.core.method.ClaimCheck with the id sample",
    "no-claims         | has no claims",
    "claims-of-another | the claim is-high is of sample-method",
    "unrecorded-claims | the claim is-low is not in META-INF/headframe/claims.json"
  })
  void bundleThatClaimsNothingOrWrongly_failsExactlyThat(String id, String part) {
    MethodDeclaration declared = new MethodDeclaration(id, "Sample", "Counts to three.", "core", "", 0, "");
    Map<Rule, String> broken = broken(new Conformance<>(declared, SampleMethod::new, ConformanceTest::parameters,
        new FixedLeases(), Set.of(), folder).outcomes());
    assertEquals(Set.of(Rule.CLAIMS), broken.keySet());
    assertTrue(broken.get(Rule.CLAIMS).contains(part), broken::toString);
  }

  @Test
  void methodThatEndsLateEachTime_breaksCancellation() {
    Map<Rule, Outcome> outcomes = examine(DECLARED, new Late(), Late.None::new);
    assertEquals(Set.of(Rule.CANCELLATION), broken(outcomes).keySet());
    assertTrue(broken(outcomes).get(Rule.CANCELLATION).contains(" ms"), outcomes::toString);
  }

  private <P extends Record, R extends Record> void assertBreaks(
      Rule rule, MethodDeclaration declared, Method<P, R> method, Supplier<P> parameters) {
    Map<Rule, Outcome> outcomes = examine(declared, method, parameters);
    assertNotNull(outcomes.get(rule));
    assertEquals(Set.of(rule), broken(outcomes).keySet(), () -> broken(outcomes).toString());
  }

  private <P extends Record, R extends Record> Map<Rule, Outcome> examine(
      MethodDeclaration declared, Method<P, R> method, Supplier<P> parameters) {
    Set<Capability> without = declared.equals(DECLARED) ? Set.of() : Set.of(Capability.CLAIMS);
    return new Conformance<>(declared, () -> method, parameters, new FixedLeases(), without, folder).outcomes();
  }

  private static Map<Rule, String> broken(Map<Rule, Outcome> outcomes) {
    return outcomes.entrySet().stream().filter(each -> each.getValue().broken() != null)
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().broken().getMessage()));
  }

  private static Parameters parameters() {
    CausalLM model = new MemoryModel();
    return new Parameters(model, 3);
  }

  /** Ends at once. */
  static final class AtOnce implements Method<AtOnce.None, AtOnce.Answer> {

    record None() {}

    record Answer(@Result("the answer") int answer) {}

    @Override
    public Answer run(None parameters, Run run) {
      return new Answer(42);
    }
  }

  /** Looks for a cancellation too late. */
  static final class Late implements Method<Late.None, AtOnce.Answer> {

    record None() {}

    @Override
    public AtOnce.Answer run(None parameters, Run run) throws InterruptedException {
      run.progress(0, "waiting");
      try {
        run.checkCancelled();
      } catch (RunCancelledException cancelled) {
        Thread.sleep(1100);
        throw cancelled;
      }
      return new AtOnce.Answer(42);
    }
  }
}
