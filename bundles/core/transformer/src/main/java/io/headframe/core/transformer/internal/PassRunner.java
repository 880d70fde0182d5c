package io.headframe.core.transformer.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.HookPoint;
import io.headframe.core.model.ModelConfig;
import io.headframe.core.model.layer.LayerState;
import io.headframe.core.model.layer.Positions;
import io.headframe.core.transformer.Decoder;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Checks plans against a decoder and runs them. Immutable. */
final class PassRunner {

  private final Decoder decoder;
  private final DecoderPass pass;
  private final List<HookPoint> points;
  private final HookPattern names;
  private final MemoryForecast forecast;

  PassRunner(Decoder decoder) {
    this.decoder = decoder;
    this.pass = new DecoderPass(decoder);
    this.points = pass.points();
    this.names = new HookPattern(points);
    this.forecast = new MemoryForecast(decoder.config(), MemoryForecast::available);
  }

  List<HookPoint> points() {
    return points;
  }

  HookPattern names() {
    return names;
  }

  /**
   * Checks a plan; changes nothing.
   *
   * @param followed names of points that gradients will be asked for
   * @param past positions before those of the plan
   */
  Preparation prepare(ForwardPlan plan, Collection<String> followed, int past) {
    checkContext(plan.place(past), past);
    plan.tokens().ifPresent(this::checkVocabulary);
    plan.embeddings().ifPresent(embeddings -> checkWidth("The embeddings of the plan", embeddings.shape()));
    plan.startResidual().ifPresent(stream -> checkWidth("The residual stream of the plan", stream.shape()));
    Preparation prepared = Preparation.of(plan, followed, past, decoder, names);
    forecast.check(prepared, past);
    return prepared;
  }

  /**
   * Runs a pass and frees what it does not return.
   *
   * @param states of the layers, or null for whole sequences
   * @param past positions before those of the plan
   * @param owner owns what is returned
   */
  CapturedActivations run(Preparation prepared, List<LayerState> states, int past, NDManager owner) {
    NDManager results = owner.newSubManager();
    try (NDManager scope = owner.newSubManager()) {
      PassContext context =
          new PassContext(scope, results, prepared.plan().place(past), prepared.hooks());
      NDArray logits = pass.run(prepared, states, context);
      return new CapturedActivations(results, names, keptLogits(prepared, logits, results), context.captured());
    } catch (RuntimeException | Error failure) {
      results.close();
      throw failure;
    }
  }

  /** Runs a pass over whole sequences, the graph of which {@code context} keeps. */
  NDArray run(Preparation prepared, PassContext context) {
    return pass.run(prepared, null, context);
  }

  private static NDArray keptLogits(Preparation prepared, NDArray logits, NDManager results) {
    if (logits == null || prepared.plan().logits() == ForwardPlan.Logits.NONE) {
      return null;
    }
    logits.attach(results);
    return logits;
  }

  private void checkContext(Positions positions, int past) {
    int limit = decoder.config().contextLength();
    long most = past + positions.count();
    if (!positions.consecutive()) {
      most = 0;
      for (int i = 0; i < positions.batch() * positions.count(); i++) {
        int id = positions.id(i / positions.count(), i % positions.count());
        if (id < 0) {
          throw new HeadframeException(TransformerError.NEGATIVE_POSITION, id, limit - 1);
        }
        most = Math.max(most, id + 1L);
      }
    }
    if (most > limit) {
      throw new HeadframeException(TransformerError.CONTEXT_TOO_LONG, most, limit);
    }
  }

  private void checkVocabulary(int[][] tokens) {
    int size = decoder.config().vocabularySize();
    for (int[] row : tokens) {
      for (int i = 0; i < row.length; i++) {
        if (row[i] < 0 || row[i] >= size) {
          throw new HeadframeException(TransformerError.TOKEN_OUT_OF_RANGE, row[i], i, size);
        }
      }
    }
  }

  private void checkWidth(String what, long[] shape) {
    ModelConfig config = decoder.config();
    if (shape[2] != config.modelWidth()) {
      throw new HeadframeException(TransformerError.WRONG_SHAPE, what, Arrays.toString(shape),
          "[" + shape[0] + ", " + shape[1] + ", " + config.modelWidth() + "]: batch, position, model");
    }
  }
}
