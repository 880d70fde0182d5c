package io.headframe.transform.testing.internal;

import io.headframe.core.error.ErrorKind;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.transform.LogProbabilities;
import io.headframe.core.model.transform.ModelTransform;
import io.headframe.core.model.transform.TransformReport;
import io.headframe.core.model.transform.TransformStep;
import io.headframe.core.model.transform.TransformedModel;
import io.headframe.models.testing.TestModels;
import java.util.List;
import java.util.Set;

/** Opens the model of random weights "gpt2" again. Keeps every rule of the kit, or breaks the one that is named. */
public final class SampleTransform implements ModelTransform, HealthCheck {

  private static final ErrorKind REFUSED = ErrorKind.input("HF-SAMPLE-001", "The step '%s' is refused.");

  private final String broken;

  /** Keeps every rule. */
  public SampleTransform() {
    this("");
  }

  SampleTransform(String broken) {
    this.broken = broken;
  }

  @Override
  public List<TransformStep> steps(CausalLM model) {
    String second = breaks("steps_haveIdsOfTheirOwn_sentencesAndReasons") ? "first" : "second";
    return List.of(new TransformStep("first", "Changes nothing.", true, "nothing is changed"),
        new TransformStep(second, "Changes nothing either.", true, "nothing is changed"),
        new TransformStep("third", "Changes everything.", breaks("no inexact steps"), "everything is changed"));
  }

  @Override
  public TransformedModel apply(CausalLM model, Set<String> steps, int[][] tokens) {
    List<TransformStep> taken = steps(model).stream().filter(step -> steps.contains(step.id())).toList();
    for (String step : steps) {
      boolean known = taken.stream().anyMatch(each -> each.id().equals(step));
      boolean exact = taken.stream().allMatch(TransformStep::exact);
      if (!known && !breaks("unknownStep_isRefused_andNamed")
          || !exact && !breaks("inexactStep_isRefused_andNamed")) {
        throw new HeadframeException(REFUSED, step);
      }
    }
    CausalLM same = TestModels.random(breaks("exactSteps_togetherAndAlone_keepTheProbabilities") ? "llama" : "gpt2");
    double difference = LogProbabilities.greatestDifference(model, same, tokens);
    int positions = tokens.length * tokens[0].length;
    if (breaks("transformedModel_leavesNothingInTheOriginal")) {
      model.forward(ForwardPlan.of(tokens));
    }
    return new TransformedModel(same, new TransformReport(taken, difference,
        breaks("report_hasTheStepsInTheirOrder_andThePositionsThatWereCompared") ? positions + 1 : positions));
  }

  private boolean breaks(String rule) {
    return broken.equals(rule);
  }

  @Override
  public void checkHealth(Run run) {
    steps(null);
  }
}
