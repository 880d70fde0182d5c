package io.headframe.core.tck.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.method.ClaimCheck;
import io.headframe.core.method.Leases;
import io.headframe.core.method.ParameterType;
import io.headframe.core.tck.Capability;
import io.headframe.core.tck.ClaimCheckConformance;
import io.headframe.core.tck.ParameterTypeConformance;
import io.headframe.core.tck.samples.Claims;
import io.headframe.core.tck.samples.Greeters;
import io.headframe.core.tck.samples.Texts;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.testing.internal.FailingTests;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each kit is green for what keeps its rules, and exactly one of its tests fails for what breaks one. */
class KitsTest {

  @TempDir
  Path folder;

  @Test
  void parameterType() throws Exception {
    assertFails(type(new Texts.Good()));
    assertFails(type(new Texts.Undescribed()), "description_isAPhrase");
    assertFails(type(new Texts.Misnamed()), "id_isTheNameOfTheType");
    assertFails(type(new Texts.WrongType()), "text_opensAValueOfTheType");
    assertFails(type(new Texts.Restless()), "digest_isThatOfTheContent_eachTime");
    assertFails(type(new Texts.Lenient()), "textOfNothing_isRefusedByAMessageThatNamesIt");
    assertFails(type(new Texts.Rude()), "textOfNothing_isRefusedByAMessageThatNamesIt");
    assertFails(type(new Texts.Threaded()), "value_leavesNoThread_whenItsRunHasEnded");
    assertFails(type(new Texts.Lenient(), Capability.REFUSAL));
  }

  @Test
  void claimCheck() throws Exception {
    assertFails(check(new Claims.Good()));
    assertFails(check(new Claims.None()), "claims_areThere_underIdsOfTheirOwn");
    assertFails(check(new Claims.Twice()), "claims_areThere_underIdsOfTheirOwn");
    assertFails(check(new Claims.Unsaid()), "claims_areSentences_withASource");
    assertFails(check(new Claims.OfAnother()), "claims_areOfTheMethod_andRecorded");
    assertFails(check(new Claims.Unrecorded()), "claims_areOfTheMethod_andRecorded");
    assertFails(check(new Claims.Undecided()), "everyClaim_measuresWhatIsRecorded_withAllItsSamples");
    assertFails(check(new Claims.Elsewhere()), "everyClaim_measuresWhatIsRecorded_withAllItsSamples");
    assertFails(check(new Claims.Random()), "oneSeed_givesOneMeasurement");
  }

  @Test
  void everyKit_hasTheRulesOfEveryTechnique() throws Exception {
    assertFails(new GreeterConformance() {
      @Override
      protected Greeter technique() {
        return new Greeters.Unwell();
      }
    }, "HEALTH");
  }

  private void assertFails(Object kit, String... tests) throws Exception {
    assertEquals(new TreeSet<>(Arrays.asList(tests)), FailingTests.of(kit, folder));
  }

  private static Object type(ParameterType<String> type, Capability... without) {
    return new ParameterTypeConformance<String>() {
      @Override
      protected ParameterType<String> technique() {
        return type;
      }

      @Override
      protected Class<String> valueType() {
        return String.class;
      }

      @Override
      protected String text(Path folder) {
        return "something";
      }

      @Override
      protected String textOfNothing() {
        return "nothing";
      }

      @Override
      protected Set<Capability> without() {
        return Set.of(without);
      }
    };
  }

  private static Object check(ClaimCheck<String> check) {
    return new ClaimCheckConformance<String>() {
      @Override
      protected ClaimCheck<String> technique() {
        return check;
      }

      @Override
      protected Leases leases() {
        return new FixedLeases().with(ParameterType.class, String.class.getName(), new Texts.Good());
      }
    };
  }
}
