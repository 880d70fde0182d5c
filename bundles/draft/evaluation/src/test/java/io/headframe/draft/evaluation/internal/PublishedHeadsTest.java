package io.headframe.draft.evaluation.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.HookSites;
import io.headframe.core.model.ModelConfig;
import io.headframe.core.model.weights.ModelWeights;
import io.headframe.core.safetensors.Safetensors;
import io.headframe.core.safetensors.StoredTensor;
import io.headframe.core.safetensors.StoredTensor.Type;
import io.headframe.core.testing.TestRun;
import io.headframe.draft.api.Draft;
import io.headframe.draft.api.DraftRequest;
import io.headframe.draft.api.DraftSource;
import io.headframe.draft.api.DraftTraining;
import io.headframe.draft.api.Drafter;
import io.headframe.draft.api.TrainableDrafter;
import io.headframe.draft.api.TreePlan;
import io.headframe.draft.hydra.internal.Hydra;
import io.headframe.draft.hydraplus.internal.HydraPlus;
import io.headframe.draft.medusa.internal.Medusa;
import io.headframe.draft.testing.Followed;
import io.headframe.models.testing.TestModels;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Folders as the authors of Medusa and Hydra publish them, name by name, with two heads. */
@TestInstance(Lifecycle.PER_CLASS)
class PublishedHeadsTest {

  private static final String MEDUSA = "{\"medusa_num_heads\": 2, \"medusa_num_layers\": 1,"
      + " \"base_model_name_or_path\": \"lmsys/vicuna-7b-v1.3\", \"transformers_version\": \"4.31.0\"}";
  private static final String HYDRA = "{\"hydra_num_heads\": 2, \"hydra_num_layers\": 1, \"hydra_head_arch\": \"mlp\","
      + " \"grounded_heads\": true, \"hidden_state_offset\": 0, \"base_model_name_or_path\": \"lmsys/vicuna-7b-v1.3\"}";
  private static final String PLUS = HYDRA.replace("\"mlp\"", "\"prefix-mlp\"")
      .replace("layers\": 1", "layers\": 4");
  private static final int[] PROMPT = {3, 14, 15, 9, 26, 5};
  private static final int NEXT = 8;

  @TempDir
  private Path folder;

  private CausalLM model;
  private int width;
  private int vocabulary;

  @BeforeAll
  void open() {
    model = TestModels.random("llama");
    width = model.config().modelWidth();
    vocabulary = model.config().vocabularySize();
  }

  @AfterAll
  void close() {
    model.close();
  }

  /** Names and shapes. */
  private Map<String, long[]> medusa() {
    Map<String, long[]> shapes = new TreeMap<>();
    for (int head = 0; head < 2; head++) {
      shapes.put(head + ".0.linear.weight", new long[] {width, width});
      shapes.put(head + ".0.linear.bias", new long[] {width});
      shapes.put(head + ".1.weight", new long[] {vocabulary, width});
    }
    return shapes;
  }

  private Map<String, long[]> hydra(int layers) {
    Map<String, long[]> shapes = new TreeMap<>();
    for (int head = 0; head < 2; head++) {
      for (int layer = 0; layer < layers; layer++) {
        String block = "hydra_mlp." + head + "." + (2 * layer + 1);
        long in = layer == 0 ? (head + 2L) * width : width;
        shapes.put(block + ".linear.weight", new long[] {width, in});
        shapes.put(block + ".linear.bias", new long[] {width});
        if (layer == 0) {
          shapes.put(block + ".res_connection.weight", new long[] {width, in});
          shapes.put(block + ".res_connection.bias", new long[] {width});
        }
      }
      shapes.put("hydra_lm_head." + head + ".1.weight", new long[] {vocabulary, width});
      shapes.put("hydra_lm_head." + head + ".1.bias", new long[] {vocabulary});
    }
    return shapes;
  }

  private Map<String, long[]> plus() {
    ModelConfig config = model.config();
    Map<String, long[]> shapes = hydra(4);
    String layer = "prefix_embeding_layer.layers.0.";
    long all = (long) config.heads() * config.headWidth();
    long shared = (long) config.keyValueHeads() * config.headWidth();
    shapes.put(layer + "input_layernorm.weight", new long[] {width});
    shapes.put(layer + "self_attn.q_proj.weight", new long[] {all, width});
    shapes.put(layer + "self_attn.k_proj.weight", new long[] {shared, width});
    shapes.put(layer + "self_attn.v_proj.weight", new long[] {shared, width});
    shapes.put(layer + "self_attn.o_proj.weight", new long[] {width, all});
    shapes.put(layer + "post_attention_layernorm.weight", new long[] {width});
    shapes.put(layer + "mlp.gate_proj.weight", new long[] {config.mlpWidth(), width});
    shapes.put(layer + "mlp.up_proj.weight", new long[] {config.mlpWidth(), width});
    shapes.put(layer + "mlp.down_proj.weight", new long[] {width, config.mlpWidth()});
    shapes.put("prefix_embeding_layer.norm.weight", new long[] {width});
    return shapes;
  }

  /** Of eight bits, so that every type holds them exactly. */
  private static Map<String, float[]> weights(Map<String, long[]> shapes) {
    Map<String, float[]> weights = new HashMap<>();
    shapes.forEach((name, shape) -> {
      Random random = new Random(name.hashCode());
      float[] values = new float[(int) Arrays.stream(shape).reduce(1, Math::multiplyExact)];
      for (int i = 0; i < values.length; i++) {
        values[i] = (random.nextInt(65) - 32) / 64f;
      }
      weights.put(name, values);
    });
    return weights;
  }

  private Path written(String config, String file, Type type, Map<String, long[]> shapes,
      Map<String, float[]> weights, Map<String, String> metadata) throws IOException {
    Map<String, StoredTensor> tensors = new HashMap<>();
    shapes.forEach((name, shape) ->
        tensors.put(name, new StoredTensor(type, shape, () -> bytes(type, weights.get(name)))));
    Path heads = Files.createTempDirectory(folder, "heads");
    Files.writeString(heads.resolve("config.json"), config);
    new Safetensors(tensors, metadata).write(heads.resolve(file));
    return heads;
  }

  /** Bits by the definition of each type; no number here is too small for a 16-bit exponent. */
  private static ByteBuffer bytes(Type type, float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      int bits = Float.floatToRawIntBits(value);
      switch (type) {
        case F32 -> bytes.putFloat(value);
        case BF16 -> bytes.putShort((short) (bits >> 16));
        case F16 -> bytes.putShort((short) (value == 0 ? 0
            : bits >> 16 & 0x8000 | (bits >> 23 & 0xff) - 112 << 10 | bits >> 13 & 0x3ff));
        default -> throw new IllegalArgumentException(type.name());
      }
    }
    return bytes.flip();
  }

  @ParameterizedTest
  @EnumSource(value = Type.class, names = "F64", mode = EnumSource.Mode.EXCLUDE)
  void medusa_draftsWhatItsNumbersSay(Type type) throws IOException {
    Map<String, float[]> weights = weights(medusa());
    Path heads = written(MEDUSA, "medusa_lm_head.safetensors", type, medusa(), weights, Map.of());
    int[] expected = new int[2];
    for (int head = 0; head < 2; head++) {
      expected[head] = greatest(product(weights, head + ".1", block(weights, head + ".0", last(hidden()))));
    }
    assertArrayEquals(expected, drafted(new Medusa(), heads));
  }

  @ParameterizedTest
  @EnumSource(value = Type.class, names = "F64", mode = EnumSource.Mode.EXCLUDE)
  void hydra_draftsWhatItsNumbersSay(Type type) throws IOException {
    Map<String, float[]> weights = weights(hydra(1));
    Path heads = written(HYDRA, "hydra_lm_head.safetensors", type, hydra(1), weights, Map.of());
    assertArrayEquals(expected(weights, last(hidden()), 1), drafted(new Hydra(), heads));
  }

  /**
   * With queries of 0 the attention is a mean, and with a feed-forward part of 0 the layer is easily followed. Layers
   * two to four share their weights, as in the published code, and stand there once.
   */
  @ParameterizedTest
  @EnumSource(value = Type.class, names = "F64", mode = EnumSource.Mode.EXCLUDE)
  void hydraPlus_draftsWhatItsNumbersSay(Type type) throws IOException {
    Map<String, float[]> weights = weights(plus());
    Map<String, long[]> shapes = plus();
    String layer = "prefix_embeding_layer.layers.0.";
    Arrays.fill(weights.get(layer + "self_attn.q_proj.weight"), 0);
    Arrays.fill(weights.get(layer + "mlp.down_proj.weight"), 0);
    Map<String, String> shared = new HashMap<>();
    for (String name : plus().keySet()) {
      if (name.matches("hydra_mlp\\.\\d\\.[57]\\..*")) {
        String kept = name.replaceFirst("(hydra_mlp\\.\\d)\\.[57]", "$1.3");
        weights.put(name, weights.get(kept));
        shapes.remove(name);
        shared.put(name, kept);
      }
    }
    Path heads = written(PLUS, "hydra_lm_head.safetensors", type, shapes, weights, shared);
    double[] read = norm(attended(weights, layer), weights.get("prefix_embeding_layer.norm.weight"));
    assertArrayEquals(expected(weights, read, 4), drafted(new HydraPlus(), heads));
  }

  /** h + O · (for each head the mean over the positions of its group's values). */
  private double[] attended(Map<String, float[]> weights, String layer) {
    ModelConfig config = model.config();
    double[] hidden = hidden();
    double[] mean = new double[config.keyValueHeads() * config.headWidth()];
    for (int at = 0; at < PROMPT.length; at++) {
      double[] normal = norm(Arrays.copyOfRange(hidden, at * width, (at + 1) * width),
          weights.get(layer + "input_layernorm.weight"));
      double[] values = product(weights, layer + "self_attn.v_proj", normal);
      for (int i = 0; i < mean.length; i++) {
        mean[i] += values[i] / PROMPT.length;
      }
    }
    double[] mixed = new double[config.heads() * config.headWidth()];
    for (int i = 0; i < mixed.length; i++) {
      int group = i / config.headWidth() * config.keyValueHeads() / config.heads();
      mixed[i] = mean[group * config.headWidth() + i % config.headWidth()];
    }
    double[] y = product(weights, layer + "self_attn.o_proj", mixed);
    for (int i = 0; i < width; i++) {
      y[i] += hidden[hidden.length - width + i];
    }
    return y;
  }

  private static double[] norm(double[] x, float[] gain) {
    double squares = Arrays.stream(x).map(value -> value * value).sum();
    double[] y = new double[x.length];
    Arrays.setAll(y, i -> x[i] / Math.sqrt(squares / x.length + 1e-6) * gain[i]);
    return y;
  }

  /** The likeliest token of each head of Hydra after that of the head before. */
  private int[] expected(Map<String, float[]> weights, double[] read, int layers) {
    float[] embedding;
    try (ModelWeights all = model.weights()) {
      embedding = all.embedding().toFloatArray();
    }
    int[] before = {NEXT, 0, 0};
    for (int head = 0; head < 2; head++) {
      double[] x = Arrays.copyOf(read, (head + 2) * width);
      for (int i = width; i < x.length; i++) {
        x[i] = embedding[before[i / width - 1] * width + i % width];
      }
      for (int layer = 0; layer < layers; layer++) {
        x = block(weights, "hydra_mlp." + head + "." + (2 * layer + 1), x);
      }
      before[head + 1] = greatest(product(weights, "hydra_lm_head." + head + ".1", x));
    }
    return Arrays.copyOfRange(before, 1, 3);
  }

  private static double[] block(Map<String, float[]> weights, String name, double[] x) {
    double[] y = product(weights, name + ".linear", x);
    double[] residual = weights.containsKey(name + ".res_connection.weight")
        ? product(weights, name + ".res_connection", x) : x;
    Arrays.setAll(y, i -> residual[i] + y[i] / (1 + Math.exp(-y[i])));
    return y;
  }

  private static double[] product(Map<String, float[]> weights, String name, double[] x) {
    float[] matrix = weights.get(name + ".weight");
    float[] bias = weights.getOrDefault(name + ".bias", new float[matrix.length / x.length]);
    double[] y = new double[bias.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = bias[i];
      for (int j = 0; j < x.length; j++) {
        y[i] += (double) matrix[i * x.length + j] * x[j];
      }
    }
    return y;
  }

  private static int greatest(double[] logits) {
    int best = 0;
    for (int i = 1; i < logits.length; i++) {
      best = logits[i] > logits[best] ? i : best;
    }
    return best;
  }

  private double[] hidden() {
    String site = HookSites.FINAL_NORM_OUT.once().id();
    try (Activations seen = model.forward(ForwardPlan.of(new int[][] {PROMPT}).capture(site))) {
      float[] values = seen.get(site).toFloatArray();
      double[] wide = new double[values.length];
      Arrays.setAll(wide, i -> values[i]);
      return wide;
    }
  }

  private double[] last(double[] hidden) {
    return Arrays.copyOfRange(hidden, hidden.length - width, hidden.length);
  }

  private int[] drafted(Drafter drafter, Path heads) throws IOException {
    try (Draft draft = drafter.open(source(heads)); Followed followed = new Followed(model, draft, PROMPT)) {
      return followed.session().propose(DraftRequest.greedy(NEXT, 2, 2)).tokens();
    }
  }

  private DraftSource source(Path heads) {
    return new DraftSource(heads.toString(), Optional.of(TreePlan.chain(2)), model, TestModels::random);
  }

  // What is written

  @Test
  void trainedHeads_areWrittenUnderThePublishedNames() throws IOException {
    assertWritten(new Medusa(), MEDUSA, "medusa_lm_head.safetensors", medusa());
    assertWritten(new Hydra(), HYDRA, "hydra_lm_head.safetensors", hydra(1));
    assertWritten(new HydraPlus(), PLUS, "hydra_lm_head.safetensors", plus());
  }

  private void assertWritten(TrainableDrafter drafter, String config, String file, Map<String, long[]> shapes)
      throws IOException {
    int[] text = new int[300];
    Arrays.setAll(text, i -> i * i % vocabulary);
    Path heads = Files.createTempDirectory(folder, "trained");
    try (TestRun run = new TestRun(Drafters.leases(), heads, 1)) {
      drafter.train(new DraftTraining(model, text, text, 0, 2, 0, 16, 2, 1, 1e-3), heads, run);
    }
    Map<String, StoredTensor> tensors = Safetensors.read(heads.resolve(file)).tensors();
    assertEquals(shapes.keySet(), new TreeMap<>(tensors).keySet());
    shapes.forEach((name, shape) -> assertArrayEquals(shape, tensors.get(name).shape(), name));
    JsonObject found = JsonParser.parseString(Files.readString(heads.resolve("config.json"))).getAsJsonObject();
    JsonParser.parseString(config).getAsJsonObject().entrySet().stream()
        .filter(field -> !field.getKey().matches("base_model.*|transformers_.*|hydra_head_arch")
            || found.has(field.getKey()))
        .forEach(field -> assertEquals(field.getValue(), found.get(field.getKey()), field.getKey()));
  }

  // What is refused

  @Test
  void headsOfOneKind_areNotThoseOfAnother() throws IOException {
    Path plain = written(HYDRA, "hydra_lm_head.safetensors", Type.F32, hydra(1), weights(hydra(1)), Map.of());
    Path deep = written(PLUS, "hydra_lm_head.safetensors", Type.F32, plus(), weights(plus()), Map.of());
    assertTrue(new Hydra().accepts(plain) && new HydraPlus().accepts(deep));
    assertFalse(new Hydra().accepts(deep) || new HydraPlus().accepts(plain) || new Medusa().accepts(plain));
    assertRefused("HF-DRAFT-202", new HydraPlus(), plain, "hydra-plus");
    Files.writeString(plain.resolve("config.json"), HYDRA.replace("\": true", "\": false"));
    assertRefused("HF-DRAFT-202", new Hydra(), plain, "'grounded_heads' is false in config.json");
  }

  @Test
  void wrongShapesAndTypes_areNamed() throws IOException {
    Map<String, long[]> wide = plus();
    String name = "prefix_embeding_layer.layers.0.self_attn.k_proj.weight";
    wide.put(name, new long[] {width, width});
    assertRefused("HF-DRAFT-202", new HydraPlus(),
        written(PLUS, "hydra_lm_head.safetensors", Type.BF16, wide, weights(wide), Map.of()),
        "'" + name + "' has the shape [" + width + ", " + width + "], and [");
    Map<String, long[]> less = medusa();
    less.remove("1.1.weight");
    assertRefused("HF-DRAFT-202", new Medusa(),
        written(MEDUSA, "medusa_lm_head.safetensors", Type.F16, less, weights(less), Map.of()),
        "'1.1.weight' is missing");
    Path other = written(MEDUSA, "medusa_lm_head.safetensors", Type.F32, medusa(), weights(medusa()), Map.of());
    Path file = other.resolve("medusa_lm_head.safetensors");
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, StandardCharsets.ISO_8859_1).replace("\"F32\"", "\"I32\"");
    Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
    assertRefused("HF-SAFETENSORS-003", new Medusa(), other, "I32");
  }

  private void assertRefused(String id, Drafter drafter, Path heads, String part) {
    HeadframeException refused = assertThrows(HeadframeException.class, () -> drafter.open(source(heads)));
    assertEquals(id, refused.id());
    assertTrue(refused.getMessage().contains(part), refused.getMessage());
  }
}
