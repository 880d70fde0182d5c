package io.headframe.transform.foldnorms.internal;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Method;
import io.headframe.core.method.MethodInfo;
import io.headframe.core.method.Parameter;
import io.headframe.core.method.Result;
import io.headframe.core.method.Run;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.transform.LogProbabilities;
import io.headframe.core.model.transform.TransformReport;
import io.headframe.core.model.transform.TransformStep;
import io.headframe.core.model.transform.TransformedModel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.osgi.service.component.annotations.Component;

/**
 * Folds a model's norms and biases, centres its weights, and reports for each step whether it is exact for this
 * architecture, with the greatest difference of a log-probability between the two models on random tokens. The folded
 * model is freed when the run ends: this shows what the transform of the same name, {@link NormFolding}, does and how
 * well. A difference of 0 is the same prediction everywhere; 32-bit arithmetic leaves about 1e-5 on a small model and
 * 1e-3 on a deep one.
 *
 * <p>Not for: making a folded checkpoint; nothing is written.
 */
@Component
@MethodInfo(
    id = "fold-norms",
    title = "Folding of norms",
    summary = "Folds norms into weights, centres weights, and measures how exact that is.",
    family = "transform",
    paper = "A Mathematical Framework for Transformer Circuits",
    year = 2021)
public final class FoldNorms implements Method<FoldNorms.Parameters, FoldNorms.Findings>, HealthCheck {

  /**
   * What a user sets.
   *
   * @param model the model
   * @param foldLayerNorm whether gains and biases of norms are folded
   * @param foldValueBiases whether value biases are folded
   * @param centerWritingWeights whether what is written to the stream is centred
   * @param centerUnembed whether the unembedding is centred
   * @param batch random sequences to compare on
   * @param length of each
   */
  public record Parameters(
      @Parameter(value = "the model to fold", defaultValue = "constructed") CausalLM model,
      @Parameter(value = "fold gains and biases of norms into the maps that read them", defaultValue = "true")
          boolean foldLayerNorm,
      @Parameter(value = "fold biases of values into the bias of the attention output", defaultValue = "true")
          boolean foldValueBiases,
      @Parameter(value = "subtract the mean from all that is written to the residual stream",
          defaultValue = "where-exact") Centring centerWritingWeights,
      @Parameter(value = "subtract the mean over the vocabulary from the unembedding", defaultValue = "true")
          boolean centerUnembed,
      @Parameter(value = "random sequences that the models are compared on", defaultValue = "4", min = 1,
          max = 10_000) int batch,
      @Parameter(value = "length of each, at most the model's context", unit = "tokens", defaultValue = "64", min = 1,
          max = 1_000_000) int length) {}

  /**
   * What comes out.
   *
   * @param steps which were taken and which are exact
   * @param greatestDifference of a log-probability
   * @param positions that were compared
   * @param digest of the folded model
   */
  public record Findings(
      @Result("the steps, and which are exact for this model") StepTable steps,
      @Result(value = "greatest difference of a log-probability", unit = "nats") double greatestDifference,
      @Result("positions that were compared, each over the whole vocabulary") int positions,
      @Result("digest of the folded model") String digest) {}

  @Override
  public Findings run(Parameters parameters, Run run) {
    CausalLM model = parameters.model();
    NormFolding folding = new NormFolding();
    List<TransformStep> steps = folding.steps(model);
    int[][] tokens = tokens(parameters, run.seed());
    run.checkCancelled();
    run.progress(0, "folding");
    try (TransformedModel folded = folding.apply(model, chosen(parameters, steps), new int[][] {tokens[0]})) {
      TransformReport report = folded.report();
      double greatest = report.greatestDifference();
      int positions = report.positions();
      // One by one, so that the run can be cancelled between them.
      for (int row = 1; row < tokens.length; row++) {
        run.checkCancelled();
        run.progress((double) row / tokens.length, "sequence " + (row + 1) + " of " + tokens.length);
        greatest = Math.max(
            greatest, LogProbabilities.greatestDifference(model, folded.model(), new int[][] {tokens[row]}));
        positions += tokens[row].length;
      }
      return new Findings(new StepTable(steps, report.taken().stream().map(TransformStep::id).toList()), greatest,
          positions, folded.model().digest());
    }
  }

  @Override
  public void checkHealth(Run run) {
    CausalLM model = run.open(CausalLM.class, "constructed");
    Findings found = run(new Parameters(model, true, true, Centring.WHERE_EXACT, true, 1, 16), run);
    // Logits of size 40 in 32-bit numbers.
    if (!(found.greatestDifference() < 1e-3) || found.positions() != 16 || found.digest().equals(model.digest())) {
      throw new IllegalStateException("the folded model 'constructed' is another with the same predictions at 16"
          + " positions, and found were a difference of " + found.greatestDifference() + " nats at "
          + found.positions());
    }
  }

  private static Set<String> chosen(Parameters parameters, List<TransformStep> steps) {
    Set<String> chosen = new HashSet<>();
    for (TransformStep step : steps) {
      boolean wanted = switch (FoldStep.of(step.id())) {
        case FOLD_LAYER_NORM -> parameters.foldLayerNorm();
        case FOLD_VALUE_BIASES -> parameters.foldValueBiases();
        case CENTER_WRITING_WEIGHTS -> parameters.centerWritingWeights() == Centring.YES
            || parameters.centerWritingWeights() == Centring.WHERE_EXACT && step.exact();
        case CENTER_UNEMBED -> parameters.centerUnembed();
      };
      if (wanted) {
        chosen.add(step.id());
      }
    }
    return chosen;
  }

  private static int[][] tokens(Parameters parameters, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int vocabulary = parameters.model().config().vocabularySize();
    int length = Math.min(parameters.length(), parameters.model().config().contextLength());
    int[][] tokens = new int[parameters.batch()][];
    for (int row = 0; row < tokens.length; row++) {
      tokens[row] = random.ints(length, 0, vocabulary).toArray();
    }
    return tokens;
  }
}
