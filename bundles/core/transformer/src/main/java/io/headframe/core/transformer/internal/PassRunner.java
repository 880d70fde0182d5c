package io.headframe.core.transformer.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.kernel.KernelOperations;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.HookPoint;
import io.headframe.core.model.ModelConfig;
import io.headframe.core.model.layer.LayerState;
import io.headframe.core.model.layer.Positions;
import io.headframe.core.transformer.Decoder;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Checks plans against a decoder and runs them. Used by one thread at a time. */
final class PassRunner {

  private final Decoder decoder;
  private final DecoderPass pass;
  private final List<HookPoint> points;
  private final HookPattern names;
  private final MemoryForecast forecast;
  private final ModelKernel kernel;
  /** Made when it is first needed; null where there is no kernel, too. */
  private FusedDecoder fused;
  /** What it was made of. */
  private KernelOperations operations;

  /** @param kernel for sessions */
  PassRunner(Decoder decoder, ModelKernel kernel) {
    this.decoder = decoder;
    this.kernel = kernel;
    this.pass = new DecoderPass(decoder);
    this.points = pass.points();
    this.names = new HookPattern(points);
    this.forecast = new MemoryForecast(decoder.config(), MemoryForecast::available);
  }

  /** The decoder for passes over few positions; null where they run as others do. */
  FusedDecoder fused() {
    KernelOperations now = kernel.operations(decoder.config().layerWeights());
    if (now != operations) {
      fused = new FusedDecoder(decoder, now);
      operations = now;
    }
    return fused;
  }

  /** What computes passes over few positions now. */
  Optional<KernelOperations> kernel() {
    return Optional.ofNullable(kernel.operations(decoder.config().layerWeights()));
  }

  /** What computes, for people. */
  String computation() {
    return kernel.description(decoder.config().layerWeights());
  }

  /** Counts a pass of a kernel. */
  void passed() {
    kernel.passed();
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
    plan.tokens().ifPresent(rows -> Arrays.stream(rows).forEach(this::checkVocabulary));
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
      Captured logits = run(prepared, states, context);
      return new CapturedActivations(results, names,
          prepared.plan().logits() == ForwardPlan.Logits.NONE ? null : logits, context.captured());
    } catch (RuntimeException | Error failure) {
      results.close();
      throw failure;
    }
  }

  /** The logits; null where they are not computed. */
  private Captured run(Preparation prepared, List<LayerState> states, PassContext context) {
    if (states != null && fused() != null) {
      MixedPass mixed = new MixedPass(pass, fused());
      if (mixed.suits(prepared)) {
        kernel.passed();
        return mixed.run(prepared, states, context);
      }
    }
    NDArray logits = pass.run(prepared, states, context);
    return logits == null ? null : Captured.of(logits);
  }

  /** Runs a pass over whole sequences, the graph of which {@code context} keeps. */
  NDArray run(Preparation prepared, PassContext context) {
    return pass.run(prepared, null, context);
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

  /** Checks tokens that go on a sequence; changes nothing. */
  void check(int[] tokens, int past) {
    int limit = decoder.config().contextLength();
    if (past + (long) tokens.length > limit) {
      throw new HeadframeException(TransformerError.CONTEXT_TOO_LONG, past + (long) tokens.length, limit);
    }
    checkVocabulary(tokens);
  }

  private void checkVocabulary(int[] tokens) {
    int size = decoder.config().vocabularySize();
    for (int i = 0; i < tokens.length; i++) {
      if (tokens[i] < 0 || tokens[i] >= size) {
        throw new HeadframeException(TransformerError.TOKEN_OUT_OF_RANGE, tokens[i], i, size);
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
