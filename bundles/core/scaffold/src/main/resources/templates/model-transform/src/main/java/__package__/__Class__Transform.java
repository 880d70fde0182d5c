package ${package};

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.headframe.core.error.ErrorKind;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.transform.LogProbabilities;
import io.headframe.core.model.transform.ModelTransform;
import io.headframe.core.model.transform.TransformReport;
import io.headframe.core.model.transform.TransformStep;
import io.headframe.core.model.transform.TransformedModel;
import io.headframe.core.transformer.AffineNormalization;
import io.headframe.core.transformer.Decoder;
import io.headframe.core.transformer.DecoderModel;
import io.headframe.core.transformer.Normalization;
import io.headframe.core.transformer.TokenEmbedding;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;

/**
 * Takes from each token's embedding E[t] its mean over the coordinates: E[t] − mean(E[t]) (1, …, 1). That changes no
 * prediction where every part reads the residual stream through a norm that subtracts the mean of what it is given, as
 * LayerNorm does; for other models the step is refused.
 *
 * <p>One part of TransformerLens's {@code center_writing_weights}. Not for: comparing activations of the residual
 * stream with those of the original, which differ by the means.
 */
@Component
@Technique(id = "${id}")
public final class ${Class}Transform implements ModelTransform, HealthCheck {

  /** Arguments: the step, the reason. */
  static final ErrorKind NOT_EXACT = ErrorKind.input(
      "${ERROR}-001",
      "The step %s would change what this model predicts, because %s; leave the step out.");

  /** Arguments: the step, the only step. */
  static final ErrorKind UNKNOWN_STEP = ErrorKind.input(
      "${ERROR}-002",
      "There is no step '%s'; the only step is %s.");

  /** Argument: what was found. */
  static final ErrorKind UNKNOWN_PART = ErrorKind.input(
      "${ERROR}-003",
      "The model has a part that this transform does not know, %s; take a model of another architecture.");

  private static final String STEP = "center-embedding";

  @Override
  public List<TransformStep> steps(CausalLM model) {
    Decoder decoder = parts(model).decoder();
    boolean exact = subtractsMean(decoder.finalNorm()) && decoder.blocks().stream().allMatch(block ->
        subtractsMean(block.mixerNorm()) && (block.feedForward() == null || subtractsMean(block.feedForwardNorm())));
    return List.of(new TransformStep(STEP, "Subtracts from each embedding its mean.", exact,
        exact ? "all that read the stream subtract its mean" : "a part reads the stream with its mean"));
  }

  private static boolean subtractsMean(Normalization norm) {
    return norm instanceof AffineNormalization affine && affine.subtractsMean();
  }

  @Override
  public TransformedModel apply(CausalLM model, Set<String> steps, int[][] tokens) {
    TransformStep step = steps(model).get(0);
    for (String asked : steps) {
      if (!asked.equals(STEP)) {
        throw new HeadframeException(UNKNOWN_STEP, asked, STEP);
      }
      if (!step.exact()) {
        throw new HeadframeException(NOT_EXACT, STEP, step.reason());
      }
    }
    List<TransformStep> taken = steps.isEmpty() ? List.of() : List.of(step);
    DecoderModel before = parts(model);
    CausalLM after = before.rebuild("${id}: " + steps,
        memory -> new DecoderCopy(memory).of(before.decoder(), embedding -> taken.isEmpty()
            ? new DecoderCopy(memory).of(embedding) : centred(embedding, memory)));
    try {
      double difference = LogProbabilities.greatestDifference(model, after, tokens);
      int positions = Arrays.stream(tokens).mapToInt(row -> row.length).sum();
      return new TransformedModel(after, new TransformReport(taken, difference, positions));
    } catch (RuntimeException | Error failure) {
      after.close();
      throw failure;
    }
  }

  private static TokenEmbedding centred(TokenEmbedding embedding, NDManager memory) {
    NDArray table = embedding.tokenTable();
    try (NDArray means = table.mean(new int[] {1}, true)) {
      NDArray centred = table.sub(means);
      // A result belongs to the memory of its first operand, which is the old model's.
      centred.attach(memory);
      return new TokenEmbedding(centred, embedding.positionTable().map(new DecoderCopy(memory)::of).orElse(null));
    }
  }

  private static DecoderModel parts(CausalLM model) {
    if (model instanceof DecoderModel parts) {
      return parts;
    }
    throw new HeadframeException(UNKNOWN_PART, model.getClass().getSimpleName());
  }

  /** Heads of the model 'constructed' read the stream without a norm. */
  @Override
  public void checkHealth(Run run) {
    CausalLM model = run.open(CausalLM.class, "constructed");
    boolean exact = steps(model).get(0).exact();
    TransformReport report = run.closeAtEnd(apply(model, Set.of(), new int[][] {{1, 2, 3}})).report();
    if (exact || report.greatestDifference() != 0) {
      throw new IllegalStateException("for the model 'constructed' the step is not exact, and a copy of it predicts the"
          + " same, and found were exact = " + exact + " and " + report);
    }
  }
}
