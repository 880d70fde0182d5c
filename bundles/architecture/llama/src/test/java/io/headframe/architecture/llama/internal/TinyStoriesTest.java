package io.headframe.architecture.llama.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.headframe.architecture.testing.HalfPrecision;
import io.headframe.checkpoint.huggingface.internal.HuggingFaceFormat;
import io.headframe.core.kernel.Kernel;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.Session;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.testing.internal.DevelopmentData;
import io.headframe.core.transformer.Checkpoint;
import io.headframe.core.transformer.CheckpointFormat;
import io.headframe.core.transformer.ModelArchitecture;
import io.headframe.core.transformer.TensorData;
import io.headframe.core.transformer.internal.InstalledModels;
import io.headframe.kernel.plain.internal.PlainKernel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Hugging Face folder with a trained story teller, as it is, in shards, and in 16-bit types. */
class TinyStoriesTest {

  private static final String PROMPT = "Once upon a time, there was a little dog named Max. ";

  @TempDir
  Path folder;

  private Path original;

  @BeforeEach
  void find() {
    original = DevelopmentData.find("models/tinystories-656k");
  }

  @Test
  void tokenizer_roundTrips() {
    try (CausalLM model = load(original)) {
      for (String text : List.of("Once upon a time", "Tom said, \"Hi!\" ", "They played  all day.\nThe end.")) {
        int[] tokens = model.tokenizer().encode(text);
        assertEquals(1, tokens[0]);
        assertEquals(text, model.tokenizer().decode(tokens));
      }
    }
  }

  @Test
  void greedyStory_isInTheWordsOfStories() {
    try (CausalLM model = load(original)) {
      List<Integer> tokens = greedy(model, 80);
      String story = model.tokenizer().decode(tokens.stream().mapToInt(Integer::intValue).toArray());
      assertTrue(story.contains("Max"), story);
      String[] words = story.toLowerCase().split("[^a-z']+");
      assertTrue(words.length > 30, story);
      // A model read wrongly writes noise, on which its own loss is that of chance (ln 2048 = 7.6).
      assertTrue(loss(model, tokens) < 2.5, () -> "loss " + loss(model, tokens));
    }
  }

  /** Logits of size 10 through eight layers of 32-bit sums, taken in another order. */
  @Test
  void tokensThroughAKernel_equalAForwardPass() {
    try (CausalLM model = load(original); Session session = model.session()) {
      int[] tokens = model.tokenizer().encode(PROMPT);
      int vocabulary = model.config().vocabularySize();
      try (Activations seen = model.forward(ForwardPlan.of(new int[][] {tokens}))) {
        float[] expected = seen.logits().toFloatArray();
        for (int i = 0; i < tokens.length; i++) {
          assertArrayEquals(Arrays.copyOfRange(expected, i * vocabulary, (i + 1) * vocabulary),
              session.append(tokens[i]), 1e-3f, "token " + i);
        }
      }
      assertTrue(model.computation().startsWith("plain"), model.computation());
    }
  }

  @Test
  void shards_giveTheSameLogits() throws IOException {
    write(TensorData.ElementType.F32, true);
    try (CausalLM one = load(original); CausalLM sharded = load(folder)) {
      assertArrayEquals(logits(one), logits(sharded));
    }
  }

  @Test
  void halfPrecisionCopies_differByTheirRounding() throws IOException {
    float[] exact;
    try (CausalLM model = load(original)) {
      exact = logits(model);
    }
    write(TensorData.ElementType.F16, false);
    try (CausalLM model = load(folder)) {
      // 11 significant bits: relative 5e-4 in each weight, averaging out over sums; logits are of size 10.
      assertArrayEquals(exact, logits(model), 0.05f);
    }
    write(TensorData.ElementType.BF16, false);
    try (CausalLM model = load(folder)) {
      // 8 significant bits, rounded towards zero by this test: eight to sixteen times as coarse.
      assertArrayEquals(exact, logits(model), 0.8f);
    }
  }

  private static CausalLM load(Path path) {
    return new InstalledModels(new FixedLeases()
        .with(CheckpointFormat.class, "huggingface", new HuggingFaceFormat())
        .with(Kernel.class, "plain", new PlainKernel())
        .with(ModelArchitecture.class, "llama", new LlamaArchitecture()))
        .load(path.toString());
  }

  private static List<Integer> greedy(CausalLM model, int steps) {
    List<Integer> tokens = new ArrayList<>();
    int[] prompt = model.tokenizer().encode(PROMPT);
    for (int token : prompt) {
      tokens.add(token);
    }
    try (Session session = model.session()) {
      float[] logits = session.append(prompt);
      for (int i = 0; i < steps; i++) {
        int best = 0;
        for (int token = 0; token < logits.length; token++) {
          best = logits[token] > logits[best] ? token : best;
        }
        tokens.add(best);
        logits = session.append(best);
      }
    }
    return tokens;
  }

  private static double loss(CausalLM model, List<Integer> tokens) {
    int[] ids = tokens.stream().mapToInt(Integer::intValue).toArray();
    try (Activations seen = model.forward(ForwardPlan.of(new int[][] {ids}))) {
      float[] logProbabilities = seen.logits().logSoftmax(-1).toFloatArray();
      double loss = 0;
      for (int t = 1; t < ids.length; t++) {
        loss -= logProbabilities[(t - 1) * 2048 + ids[t]] / (ids.length - 1);
      }
      return loss;
    }
  }

  private static float[] logits(CausalLM model) {
    int[] prompt = model.tokenizer().encode(PROMPT);
    try (Activations seen = model.forward(ForwardPlan.of(new int[][] {prompt}))) {
      return seen.logits().toFloatArray();
    }
  }

  /** Writes a copy in another type, in one file or in two. */
  private void write(TensorData.ElementType type, boolean sharded) throws IOException {
    for (String name : List.of("config.json", "tokenizer.json")) {
      Files.write(folder.resolve(name), Files.readAllBytes(original.resolve(name)));
    }
    try (Checkpoint checkpoint = new HuggingFaceFormat().open(original)) {
      List<Map.Entry<String, TensorData>> all = List.copyOf(checkpoint.tensors().entrySet());
      if (!sharded) {
        write("model.safetensors", all, type);
        return;
      }
      JsonObject index = new JsonObject();
      int half = all.size() / 2;
      BiConsumer<String, List<Map.Entry<String, TensorData>>> add =
          (file, tensors) -> tensors.forEach(tensor -> index.addProperty(tensor.getKey(), file));
      write("model-00001-of-00002.safetensors", all.subList(0, half), type);
      add.accept("model-00001-of-00002.safetensors", all.subList(0, half));
      write("model-00002-of-00002.safetensors", all.subList(half, all.size()), type);
      add.accept("model-00002-of-00002.safetensors", all.subList(half, all.size()));
      JsonObject root = new JsonObject();
      root.add("weight_map", index);
      Files.writeString(folder.resolve("model.safetensors.index.json"), root.toString());
    }
  }

  private void write(String name, List<Map.Entry<String, TensorData>> tensors, TensorData.ElementType type)
      throws IOException {
    StringBuilder header = new StringBuilder("{");
    ByteBuffer data = ByteBuffer.allocate(8_000_000).order(ByteOrder.LITTLE_ENDIAN);
    for (Map.Entry<String, TensorData> tensor : tensors) {
      int begin = data.position();
      ByteBuffer floats = tensor.getValue().bytes().get().order(ByteOrder.LITTLE_ENDIAN);
      while (floats.hasRemaining()) {
        float value = floats.getFloat();
        switch (type) {
          case F32 -> data.putFloat(value);
          case F16 -> data.putShort(HalfPrecision.bits((float) HalfPrecision.round(value)));
          case BF16 -> data.putShort((short) (Float.floatToRawIntBits(value) >>> 16));
          case OTHER -> throw new AssertionError(type);
        }
      }
      header.append(header.length() > 1 ? "," : "")
          .append(String.format("\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}",
              tensor.getKey(), type, Arrays.toString(tensor.getValue().shape()), begin, data.position()));
    }
    byte[] json = header.append('}').toString().getBytes(StandardCharsets.UTF_8);
    ByteBuffer file = ByteBuffer.allocate(8 + json.length + data.position()).order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(json.length).put(json).put(data.flip());
    Files.write(folder.resolve(name), file.array());
  }
}
