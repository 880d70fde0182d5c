package io.headframe.analysis.comparison.internal;

import ai.djl.ndarray.NDArray;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/**
 * Compares what two models predict for every token of a text: how far their distributions are apart, how often they
 * prefer the same token, and what each loses. It says what a change of weights costs, their rounding to 8 bits for
 * example. The text is read in pieces that fit both contexts.
 *
 * <pre>
 * divergence = mean over positions of KL(p ‖ q) = Σ p (log p − log q)
 * loss = mean over positions of −log p(next token)
 * </pre>
 *
 * <p>Kullback and Leibler, "On Information and Sufficiency" (1951), equation 2.4.
 *
 * <p>Not for: models of other vocabularies, and texts that one of the two was trained on while the other was not.
 */
@Component
@MethodInfo(
    id = "compare-models",
    title = "Comparison of two models",
    summary = "Says how far the predictions of two models are apart, of one and its 8-bit weights for example.",
    family = "analysis",
    paper = "On Information and Sufficiency",
    year = 1951)
public final class CompareModels implements Method<CompareModels.Parameters, CompareModels.Findings>, HealthCheck {

  /** Positions that are compared at once. */
  private static final int PIECE = 256;

  /**
   * What a user sets.
   *
   * @param model the one model, whose tokenizer reads the text
   * @param other the other model
   * @param text the text
   * @param file a file in place of the text
   * @param most the most tokens that are read
   */
  public record Parameters(
      @Parameter(value = "the model", defaultValue = "constructed") CausalLM model,
      @Parameter(value = "the model to compare it with", defaultValue = "constructed@int8") CausalLM other,
      @Parameter(value = "the text to read", defaultValue = "ba de mi zo ba de mi zo", positional = true) String text,
      @Parameter("a file of text in its place") Optional<Path> file,
      @Parameter(value = "the most tokens to read", unit = "tokens", defaultValue = "4096", min = 2,
          max = 10_000_000) int most) {}

  /**
   * What comes out.
   *
   * @param divergence mean over positions
   * @param greatestDifference of a log-probability
   * @param agreement share of positions
   * @param loss of the model
   * @param otherLoss of the other
   * @param positions that were compared
   */
  public record Findings(
      @Result(value = "divergence of the other model's predictions from the model's, mean", unit = "nats")
          double divergence,
      @Result(value = "greatest difference of a log-probability", unit = "nats") double greatestDifference,
      @Result("share of positions at which both prefer the same token") double agreement,
      @Result(value = "loss of the model, for each token", unit = "nats") double loss,
      @Result(value = "loss of the other model, for each token", unit = "nats") double otherLoss,
      @Result("positions that were compared, each over the whole vocabulary") int positions) {}

  @Override
  public Findings run(Parameters parameters, Run run) {
    CausalLM model = parameters.model();
    CausalLM other = parameters.other();
    int vocabulary = model.config().vocabularySize();
    if (vocabulary != other.config().vocabularySize()) {
      throw new HeadframeException(ComparisonError.VOCABULARIES, vocabulary, other.config().vocabularySize());
    }
    int[] tokens = model.tokenizer().encode(parameters.file().map(CompareModels::read).orElse(parameters.text()));
    tokens = Arrays.copyOf(tokens, Math.min(tokens.length, parameters.most()));
    if (tokens.length < 2) {
      throw new HeadframeException(ComparisonError.SHORT_TEXT, tokens.length);
    }
    int piece = Math.min(PIECE, Math.min(model.config().contextLength(), other.config().contextLength()));
    Divergence divergence = new Divergence();
    for (int from = 0; from + 1 < tokens.length; from += piece) {
      run.checkCancelled();
      run.progress((double) from / tokens.length, "token " + from + " of " + tokens.length);
      int[] part = Arrays.copyOfRange(tokens, from, Math.min(tokens.length, from + piece));
      float[] p = logProbabilities(model, part);
      run.checkCancelled();
      float[] q = logProbabilities(other, part);
      for (int i = 0; i < part.length && from + i + 1 < tokens.length; i++) {
        divergence.add(p, q, i * vocabulary, vocabulary, tokens[from + i + 1]);
      }
    }
    return divergence.findings();
  }

  private static float[] logProbabilities(CausalLM model, int[] tokens) {
    try (Activations seen = model.forward(ForwardPlan.of(new int[][] {tokens}));
        NDArray logarithms = seen.logits().logSoftmax(-1)) {
      return logarithms.toFloatArray();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new HeadframeException(e, ComparisonError.UNREADABLE, file, e);
    }
  }

  /** A model and itself are the same, and its rounded weights are near. */
  @Override
  public void checkHealth(Run run) {
    CausalLM model = run.open(CausalLM.class, "constructed");
    Findings same = run(new Parameters(model, model, "ba de mi zo ba", Optional.empty(), 100), run);
    if (same.divergence() != 0 || same.agreement() != 1 || same.positions() < 4) {
      throw new IllegalStateException("the model 'constructed' differs from itself by " + same.divergence() + " nats");
    }
  }
}
