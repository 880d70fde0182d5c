package io.headframe.core.console.internal;

import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.Computation;
import io.headframe.core.model.DifferentiablePass;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.HookPoint;
import io.headframe.core.model.ModelConfig;
import io.headframe.core.model.ModelLoader;
import io.headframe.core.model.Session;
import io.headframe.core.model.Tokenizer;
import io.headframe.core.model.layer.CachePolicy;
import io.headframe.core.model.weights.ModelWeights;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;

/** A model of bytes that goes on with the alphabet, around and around. */
final class ByteModel implements CausalLM {

  /** Opens it under any name. */
  static final class Loader implements ModelLoader {
    @Override
    public CausalLM load(String source) {
      return new ByteModel();
    }

    @Override
    public CausalLM load(String source, Computation how) {
      return load(source);
    }

    @Override
    public List<Embedded> embedded() {
      return List.of(new Embedded("letters", "The alphabet.", "# Letters\n\nFrom a to z.\n"));
    }
  }

  /** UTF-8. */
  static final class Bytes implements Tokenizer {
    @Override
    public int[] encode(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      int[] tokens = new int[bytes.length];
      for (int i = 0; i < bytes.length; i++) {
        tokens[i] = bytes[i] & 0xff;
      }
      return tokens;
    }

    @Override
    public String decode(int... tokens) {
      byte[] bytes = new byte[tokens.length];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) tokens[i];
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public String token(int id) {
      return decode(id);
    }

    @Override
    public int size() {
      return 256;
    }

    @Override
    public OptionalInt beginning() {
      return OptionalInt.empty();
    }

    @Override
    public OptionalInt end() {
      return OptionalInt.of(0);
    }

    @Override
    public void close() {}
  }

  @Override
  public ModelConfig config() {
    return new ModelConfig("bytes", 1, 1, 1, 1, 1, 0, 256, 1 << 20);
  }

  @Override
  public Tokenizer tokenizer() {
    return new Bytes();
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
        float[] logits = new float[256];
        int last = tokens[tokens.length - 1];
        logits[last == 'z' ? 'a' : last + 1] = 1;
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
      public void close() {}
    };
  }

  @Override
  public void close() {}
}
