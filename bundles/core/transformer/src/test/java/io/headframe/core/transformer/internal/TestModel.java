package io.headframe.core.transformer.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.ModelConfig;
import io.headframe.core.model.Tokenizer;
import io.headframe.core.transformer.Attention;
import io.headframe.core.transformer.Block;
import io.headframe.core.transformer.Decoder;
import io.headframe.core.transformer.Linear;
import io.headframe.core.transformer.RmsNorm;
import io.headframe.core.transformer.Rotation;
import io.headframe.core.transformer.SequenceMixer;
import io.headframe.core.transformer.TokenEmbedding;
import io.headframe.core.transformer.variants.ComposedAttention;
import io.headframe.core.transformer.variants.ComposedAttention.Composition;
import io.headframe.core.transformer.variants.ComposedAttention.MatrixMaker;
import io.headframe.core.transformer.variants.Retention;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Small decoders of given mixers, with random weights that are known by name. */
final class TestModel {

  /** What a layer mixes positions with. */
  enum Mixer { ATTENTION, RETENTION, COMPOSED }

  static final int VOCABULARY = 20;
  static final int CONTEXT = 128;
  static final int MODEL = 24;
  static final int HEADS = 4;
  /** Of plain attention. */
  static final int KEY_VALUE_HEADS = 2;
  static final int WIDTH = 6;
  static final int RANK = 2;
  static final int HIDDEN = 10;
  static final double BASE = 500;
  static final double EPSILON = 1e-5;
  /** From hardly any memory to nearly all. */
  static final double[] DECAYS = {0.5, 0.8, 0.95, 0.99};

  /** 32-bit sums of some dozens of terms, three layers deep, on logits of size 5. */
  static final double TOLERANCE = 1e-4;

  private TestModel() {}

  /** The numbers of a weight, the same at each call. */
  static float[] values(String name, int size) {
    Random random = new Random(name.hashCode());
    boolean gain = name.endsWith("norm");
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) (gain ? 1 + 0.3 * random.nextGaussian() : 0.25 * random.nextGaussian());
    }
    return values;
  }

  /** A model with one layer for each mixer. */
  static CausalLM open(Mixer... mixers) {
    return open(mixer -> mixer, mixers);
  }

  /** A model whose sessions use a kernel. */
  static CausalLM open(LoopKernel kernel, Mixer... mixers) {
    return open(kernel, mixer -> mixer, mixers);
  }

  /** A model whose mixers are wrapped. */
  static CausalLM open(UnaryOperator<SequenceMixer> wrapped, Mixer... mixers) {
    return open(new LoopKernel(), wrapped, mixers);
  }

  private static CausalLM open(LoopKernel kernel, UnaryOperator<SequenceMixer> wrapped, Mixer... mixers) {
    NDManager memory = NDManager.newBaseManager();
    List<Block> blocks = new ArrayList<>();
    for (int layer = 0; layer < mixers.length; layer++) {
      SequenceMixer mixer = mixer(memory, mixers[layer], layer + ".");
      blocks.add(new Block(norm(memory, layer + ".norm"), wrapped.apply(mixer), null, null));
    }
    ModelConfig config = new ModelConfig(
        "test", mixers.length, HEADS, KEY_VALUE_HEADS, MODEL, WIDTH, 0, VOCABULARY, CONTEXT);
    Decoder decoder = new Decoder(config, new TokenEmbedding(array(memory, "embedding", VOCABULARY, MODEL), null),
        blocks, norm(memory, "final norm"), linear(memory, "unembedding", MODEL, VOCABULARY));
    return new TransformerModel(memory, decoder,
        new SharedParts(new NoTokenizer(),
            new ModelKernel(new ModelKernel.Named("loops", kernel), null, 1), List.of()), "test");
  }

  private static SequenceMixer mixer(NDManager memory, Mixer mixer, String prefix) {
    int all = HEADS * WIDTH;
    int shared = mixer == Mixer.ATTENTION ? KEY_VALUE_HEADS * WIDTH : all;
    Linear query = linear(memory, prefix + "query", MODEL, all);
    Linear key = linear(memory, prefix + "key", MODEL, shared);
    Linear value = linear(memory, prefix + "value", MODEL, shared);
    Linear output = linear(memory, prefix + "output", all, MODEL);
    Rotation rotation = new Rotation(Rotation.frequencies(WIDTH, BASE), Rotation.Pairs.HALVES);
    return switch (mixer) {
      case ATTENTION -> new Attention(HEADS, KEY_VALUE_HEADS, WIDTH, query, key, value, output, rotation);
      case RETENTION -> new Retention(DECAYS, WIDTH, query, key, value, output);
      case COMPOSED -> new ComposedAttention(HEADS, WIDTH, query, key, value, output, rotation,
          composition(memory, prefix + "scores."), composition(memory, prefix + "weights."));
    };
  }

  private static Composition composition(NDManager memory, String prefix) {
    NDArray identity = memory.eye(HEADS);
    NDArray base = array(memory, prefix + "base", HEADS, HEADS).add(identity);
    return new Composition(base, maker(memory, prefix + "query.", identity), maker(memory, prefix + "key.", identity));
  }

  private static MatrixMaker maker(NDManager memory, String prefix, NDArray identity) {
    return new MatrixMaker(linear(memory, prefix + "down", MODEL, HIDDEN),
        linear(memory, prefix + "up", HIDDEN, 2 * RANK * HEADS), linear(memory, prefix + "gate", MODEL, HEADS),
        RANK, identity);
  }

  private static RmsNorm norm(NDManager memory, String name) {
    return new RmsNorm(array(memory, name, MODEL), EPSILON);
  }

  private static Linear linear(NDManager memory, String name, int in, int out) {
    return new Linear(array(memory, name, out, in), null);
  }

  private static NDArray array(NDManager memory, String name, long... shape) {
    return memory.create(values(name, (int) new Shape(shape).size()), new Shape(shape));
  }

  /** Tokens that are the same at each call. */
  static int[] tokens(int seed, int count) {
    return new Random(seed).ints(count, 0, VOCABULARY).toArray();
  }

  /** Logits [position · vocabulary] of one sequence in one pass. */
  static float[] logits(CausalLM model, int... tokens) {
    try (Activations seen = model.forward(ForwardPlan.of(new int[][] {tokens}))) {
      return seen.logits().toFloatArray();
    }
  }

  private static final class NoTokenizer implements Tokenizer {

    @Override
    public int[] encode(String text) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String decode(int... tokens) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String token(int id) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int size() {
      return VOCABULARY;
    }

    @Override
    public OptionalInt beginning() {
      return OptionalInt.empty();
    }

    @Override
    public OptionalInt end() {
      return OptionalInt.empty();
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
