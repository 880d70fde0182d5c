package io.headframe.decoding.sampling;

import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.DifferentiablePass;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.HookPoint;
import io.headframe.core.model.ModelConfig;
import io.headframe.core.model.Session;
import io.headframe.core.model.Tokenizer;
import io.headframe.core.model.layer.CachePolicy;
import io.headframe.core.model.weights.ModelWeights;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** After token t it expects t + 1 (logit 2), then t + 2 (logit 1); the last token of the vocabulary ends the text. */
final class CountingModel implements CausalLM {

  private final ModelConfig config;
  boolean closed;
  boolean damaged;
  OptionalInt beginning = OptionalInt.empty();

  CountingModel(int vocabulary, int context) {
    config = new ModelConfig("counting", 1, 1, 1, 1, 1, 0, vocabulary, context);
  }

  @Override
  public ModelConfig config() {
    return config;
  }

  @Override
  public Tokenizer tokenizer() {
    return new Numerals(config.vocabularySize(), beginning);
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
  public Activations forward(ForwardPlan plan) {
    throw new UnsupportedOperationException();
  }

  @Override
  public DifferentiablePass differentiate(ForwardPlan plan, String... sites) {
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

  @Override
  public Session session() {
    return new Session() {
      private int length;

      @Override
      public float[] append(int... tokens) {
        length += tokens.length;
        float[] logits = new float[config.vocabularySize()];
        int last = tokens[tokens.length - 1];
        if (last + 2 < logits.length) {
          logits[last + 2] = 1;
        }
        logits[Math.min(last + 1, logits.length - 1)] = 2;
        if (damaged) {
          Arrays.fill(logits, Float.NaN);
        }
        return logits;
      }

      @Override
      public Activations stage(ForwardPlan plan) {
        throw new UnsupportedOperationException();
      }

      @Override
      public void commit(int... staged) {
        throw new UnsupportedOperationException();
      }

      @Override
      public Session fork() {
        throw new UnsupportedOperationException();
      }

      @Override
      public void rollBack(int shorter) {
        throw new UnsupportedOperationException();
      }

      @Override
      public int length() {
        return length;
      }

      @Override
      public long bytes() {
        return 0;
      }

      @Override
      public void close() {
        closed = true;
      }
    };
  }

  @Override
  public void close() {}

  private record Numerals(int size, OptionalInt beginning) implements Tokenizer {

    @Override
    public int[] encode(String text) {
      return text.chars().map(c -> c - '0').toArray();
    }

    @Override
    public String decode(int... tokens) {
      return Arrays.toString(tokens);
    }

    @Override
    public String token(int id) {
      return Integer.toString(id);
    }

    @Override
    public OptionalInt end() {
      return OptionalInt.of(size - 1);
    }

    @Override
    public void close() {}
  }
}
