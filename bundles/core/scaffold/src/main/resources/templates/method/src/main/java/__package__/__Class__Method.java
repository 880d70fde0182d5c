package ${package};

import io.headframe.analysis.api.HeadScores;
import io.headframe.core.error.ErrorKind;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Method;
import io.headframe.core.method.MethodInfo;
import io.headframe.core.method.Parameter;
import io.headframe.core.method.Result;
import io.headframe.core.method.Run;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.ModelConfig;
import java.util.Random;
import org.osgi.service.component.annotations.Component;

/**
 * Scores each attention head by how much of its attention goes a fixed distance back, on sequences of random tokens: 1
 * for a head that looks nowhere else, 0 for one that never looks there. At distance 1, heads that score high are
 * previous-token heads. With A the attention of a head, [query, key], on a sequence of n tokens, and d the distance,
 *
 * <pre>
 * score = 1 / (n − d) · Σ_{t = d}^{n − 1} A[t, t − d]
 * </pre>
 *
 * <p>Elhage et al., "A Mathematical Framework for Transformer Circuits" (2021), on previous-token heads.
 *
 * <p>Not for: saying what a head does with what it looks at; it may write nothing.
 */
@Component
@MethodInfo(
    id = "${id}",
    title = "${title}",
    summary = "Scores each head by how much of its attention goes a fixed distance back.",
    family = "${family}",
    paper = "A Mathematical Framework for Transformer Circuits",
    year = 2021)
public final class ${Class}Method
    implements Method<${Class}Method.Parameters, ${Class}Method.Findings>, HealthCheck {

  /** Arguments: the distance, the length. */
  static final ErrorKind TOO_FAR = ErrorKind.input(
      "${ERROR}-001",
      "Nothing is %s back in a sequence of %s tokens; choose a lower --distance or a greater --length.");

  /**
   * What a user sets. Options, their help and their checks are made of this.
   *
   * @param model the model
   * @param distance d
   * @param length n
   * @param sequences how many
   */
  public record Parameters(
      @Parameter(value = "the model to look into", defaultValue = "constructed") CausalLM model,
      @Parameter(value = "how far back", unit = "tokens", defaultValue = "1", min = 0, max = 100_000) int distance,
      @Parameter(value = "length of each random sequence", unit = "tokens", defaultValue = "50", min = 1, max = 100_000)
          int length,
      @Parameter(value = "number of random sequences", defaultValue = "10", min = 1, max = 100_000) int sequences) {}

  /**
   * What comes out. Anything that is Presentable is shown, in the terminal and in the report.
   *
   * @param scores of all heads
   * @param strongest the head with the highest score
   * @param score its score
   */
  public record Findings(
      @Result("mean attention to the token at the distance") HeadScores scores,
      @Result("the head with the highest score, layer.head") String strongest,
      @Result("its score") double score) {}

  @Override
  public Findings run(Parameters parameters, Run run) {
    ModelConfig sizes = parameters.model().config();
    double[][] means = new double[sizes.layers()][sizes.heads()];
    Random random = new Random(run.seed());
    for (int i = 0; i < parameters.sequences(); i++) {
      run.checkCancelled();
      run.progress((double) i / parameters.sequences(), "sequence " + (i + 1) + " of " + parameters.sequences());
      int[] tokens = random.ints(parameters.length(), 0, sizes.vocabularySize()).toArray();
      HeadScores scores = score(parameters.model(), tokens, parameters.distance());
      for (int layer = 0; layer < sizes.layers(); layer++) {
        for (int head = 0; head < sizes.heads(); head++) {
          means[layer][head] += scores.scores()[layer][head] / parameters.sequences();
        }
      }
    }
    HeadScores found = new HeadScores("attention " + parameters.distance() + " back", means, 0, 1);
    return new Findings(found, found.ranked().get(0).toString(), found.of(found.ranked().get(0)));
  }

  /** The scores on one sequence. */
  static HeadScores score(CausalLM model, int[] tokens, int distance) {
    int length = tokens.length;
    if (distance >= length) {
      throw new HeadframeException(TOO_FAR, distance, length);
    }
    double[][] scores = new double[model.config().layers()][model.config().heads()];
    ForwardPlan plan = ForwardPlan.of(new int[][] {tokens}).capture("blocks.*.attn.pattern").withoutLogits();
    try (Activations seen = model.forward(plan)) {
      for (int layer = 0; layer < scores.length; layer++) {
        float[] pattern = seen.get("blocks." + layer + ".attn.pattern").toFloatArray();  // [head, query, key]
        for (int head = 0; head < scores[layer].length; head++) {
          for (int query = distance; query < length; query++) {
            scores[layer][head] += pattern[(head * length + query) * length + query - distance] / (length - distance);
          }
        }
      }
    }
    return new HeadScores("attention " + distance + " back", scores, 0, 1);
  }

  /** Head 0.0 of the model 'constructed' is made to look at the token before. */
  @Override
  public void checkHealth(Run run) {
    Findings found = run(new Parameters(run.open(CausalLM.class, "constructed"), 1, 20, 2), run);
    if (!found.strongest().equals("0.0") || found.score() < 0.9) {
      throw new IllegalStateException("the previous-token head of the model 'constructed' is 0.0 with a score of about"
          + " 1, and found was " + found.strongest() + " with " + found.score());
    }
  }
}
