package io.headframe.core.tck.internal;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.DifferentiablePass;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.HookPoint;
import io.headframe.core.model.ModelConfig;
import io.headframe.core.model.Session;
import io.headframe.core.model.Tensor;
import io.headframe.core.model.Tokenizer;
import io.headframe.core.model.layer.CachePolicy;
import io.headframe.core.model.weights.ModelWeights;
import java.util.List;
import java.util.Set;

/** A model that has memory and computes nothing: each pass has a scope of its own in it, as those of real models. */
final class MemoryModel implements CausalLM {

  private final NDManager memory = NDManager.newBaseManager(Device.cpu());

  @Override
  public Activations forward(ForwardPlan plan) {
    NDManager scope = memory.newSubManager();
    NDArray logits = scope.zeros(new Shape(1, 1, 1));
    return new Activations() {
      @Override
      public NDArray logits() {
        return logits;
      }

      @Override
      public NDArray get(String name) {
        throw new UnsupportedOperationException();
      }

      @Override
      public Tensor logitsTensor() {
        return Tensor.copyOf(logits);
      }

      @Override
      public Tensor tensor(String name) {
        throw new UnsupportedOperationException();
      }

      @Override
      public Set<HookPoint> points() {
        return Set.of();
      }

      @Override
      public void close() {
        scope.close();
      }
    };
  }

  @Override
  public void close() {
    memory.close();
  }

  @Override
  public List<HookPoint> points() {
    return List.of();
  }

  @Override
  public String computation() {
    return "a test";
  }

  @Override
  public String digest() {
    return "";
  }

  @Override
  public ModelConfig config() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Tokenizer tokenizer() {
    throw new UnsupportedOperationException();
  }

  @Override
  public DifferentiablePass differentiate(ForwardPlan plan, String... sites) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Session session() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Session session(CachePolicy policy) {
    throw new UnsupportedOperationException();
  }

  @Override
  public float[][] append(List<Session> sessions, int[][] tokens) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ModelWeights weights() {
    throw new UnsupportedOperationException();
  }
}
