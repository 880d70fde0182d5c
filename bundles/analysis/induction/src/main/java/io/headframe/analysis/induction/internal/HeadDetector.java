package io.headframe.analysis.induction.internal;

import io.headframe.analysis.api.AttentionPattern;
import io.headframe.analysis.api.Head;
import io.headframe.analysis.api.HeadScores;
import io.headframe.analysis.api.HeadSet;
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
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.osgi.service.component.annotations.Component;

/**
 * Scores each attention head on a text of the user's by how its pattern compares with the one that a previous-token, a
 * duplicate-token or an induction head would have there. The measure {@code mul} is Σ a·m / Σ a, the share of attention
 * that falls on the pattern; {@code abs} is 1 − n · mean |a − m|. With {@code exclude-bos} and
 * {@code exclude-current-token} the attention to the first token, and to the token itself, is left out.
 *
 * <p>The detector is the one that TransformerLens made known as {@code detect_head}. Unlike it, a text may fill the
 * whole context and nothing is rounded.
 *
 * <p>Not for: texts without repetitions, where duplicate-token and induction patterns are empty; use
 * {@code induction-heads}, which makes its own.
 */
@Component
@MethodInfo(
    id = "head-detector",
    title = "Head detector",
    summary = "Compares each head's attention on a text with that of an ideal head.",
    family = "analysis",
    paper = "In-context Learning and Induction Heads",
    year = 2022,
    arxiv = "2209.11895")
public final class HeadDetector implements Method<HeadDetector.Parameters, HeadDetector.Findings>, HealthCheck {

  /**
   * What a user sets.
   *
   * @param model the model
   * @param prompt the text
   * @param pattern what is looked for
   * @param measure how it is compared
   * @param excludeBos whether attention to the first token is left out
   * @param excludeCurrentToken whether attention to the token itself is left out
   * @param threshold least score of a head that is reported
   * @param top heads whose pattern is shown
   */
  public record Parameters(
      @Parameter(value = "the model to look into", defaultValue = "constructed") CausalLM model,
      @Parameter(value = "the text to look at", positional = true, defaultValue = "ba de mi zo ba de mi zo")
          String prompt,
      @Parameter(value = "the pattern to look for", defaultValue = "induction") DetectionPattern pattern,
      @Parameter(value = "how patterns are compared", defaultValue = "mul") DetectionMeasure measure,
      @Parameter(value = "leave out attention to the first token", defaultValue = "false") boolean excludeBos,
      @Parameter(value = "leave out attention of a token to itself", defaultValue = "false")
          boolean excludeCurrentToken,
      @Parameter(value = "least score of a head that is reported", defaultValue = "0.4", min = -1, max = 1)
          double threshold,
      @Parameter(value = "heads whose attention pattern is shown", defaultValue = "3", min = 0, max = 20) int top) {}

  /**
   * What comes out.
   *
   * @param scores the measure for each head
   * @param heads heads with at least the threshold
   * @param patterns their attention on the text
   */
  public record Findings(
      @Result("the measure for each head") HeadScores scores,
      @Result("heads with at least the threshold") HeadSet heads,
      @Result("attention of the reported heads on the text") List<AttentionPattern> patterns) {}

  @Override
  public Findings run(Parameters parameters, Run run) {
    CausalLM model = parameters.model();
    int[] tokens = model.tokenizer().encode(parameters.prompt());
    if (tokens.length < 2) {
      throw new HeadframeException(InductionError.PROMPT_TOO_SHORT, tokens.length);
    }
    int layers = model.config().layers();
    int heads = model.config().heads();
    double[][] scores = new double[layers][heads];
    ForwardPlan plan =
        ForwardPlan.of(new int[][] {tokens}).capture("blocks.*.attn.pattern").withoutLogits();
    try (Activations seen = model.forward(plan)) {
      boolean[][] mask = mask(parameters.pattern(), tokens);
      for (int layer = 0; layer < layers; layer++) {
        run.checkCancelled();
        run.progress((double) layer / layers, "layer " + layer);
        float[] pattern = seen.get("blocks." + layer + ".attn.pattern").toFloatArray();
        for (int head = 0; head < heads; head++) {
          scores[layer][head] = parameters.measure().score(attention(pattern, head, tokens.length, parameters), mask);
        }
      }
    }
    String name = parameters.pattern().name().toLowerCase(Locale.ROOT).replace('_', '-');
    HeadScores all = new HeadScores(name + " score", scores, 0, 1);
    HeadSet found = new HeadSet(name + " heads", all.atLeast(parameters.threshold()).members());
    PatternReader reader = new PatternReader(model, OptionalInt.empty(), tokens);
    return new Findings(all, found, reader.read(name, found, parameters.top()));
  }

  @Override
  public void checkHealth(Run run) {
    Parameters parameters = new Parameters(run.open(CausalLM.class, "constructed"), "ba de mi zo ba de mi zo",
        DetectionPattern.PREVIOUS_TOKEN, DetectionMeasure.MUL, true, false, 0.4, 0);
    List<Head> found = run(parameters, run).heads().heads();
    if (!found.equals(List.of(new Head(0, 0)))) {
      throw new IllegalStateException(
          "the previous-token head of the model 'constructed' is 0.0, and found were " + found);
    }
  }

  private static boolean[][] mask(DetectionPattern pattern, int[] tokens) {
    boolean[][] mask = new boolean[tokens.length][tokens.length];
    for (int query = 0; query < tokens.length; query++) {
      for (int key = 0; key < tokens.length; key++) {
        mask[query][key] = pattern.looksAt(tokens, query, key);
      }
    }
    return mask;
  }

  /** A copy of one head's pattern without what is left out: [query, key]. */
  private static double[][] attention(float[] pattern, int head, int length, Parameters parameters) {
    double[][] attention = new double[length][length];
    for (int query = 0; query < length; query++) {
      for (int key = 0; key <= query; key++) {
        boolean leftOut = parameters.excludeBos() && key == 0 || parameters.excludeCurrentToken() && key == query;
        attention[query][key] = leftOut ? 0 : pattern[(head * length + query) * length + key];
      }
    }
    return attention;
  }
}
