package io.headframe.checkpoint.huggingface.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.headframe.core.model.Tokenizer;
import io.headframe.core.testing.internal.DevelopmentData;
import io.headframe.core.transformer.Checkpoint;
import io.headframe.core.transformer.TensorData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A checkpoint that other software wrote. */
class TinyStoriesTest {

  private static Path model;

  @BeforeAll
  static void findModel() {
    model = DevelopmentData.find("models/tinystories-656k");
  }

  private static Checkpoint open(Path folder) {
    return new HuggingFaceFormat().open(folder);
  }

  @Test
  void tensors_areThoseOfTwoLayersWithTiedEmbeddings() {
    try (Checkpoint checkpoint = open(model)) {
      assertEquals(2 + 2 * 9 + 1, checkpoint.tensors().size());
      assertArrayEquals(new long[] {2048, 128}, checkpoint.tensors().get("model.embed_tokens.weight").shape());
      assertArrayEquals(
          new long[] {64, 128}, checkpoint.tensors().get("model.layers.1.self_attn.k_proj.weight").shape());
      long elements = checkpoint.tensors().entrySet().stream()
          .filter(tensor -> !tensor.getKey().equals("lm_head.weight"))
          .mapToLong(tensor -> tensor.getValue().elements())
          .sum();
      assertEquals(656_000, elements);
    }
  }

  @Test
  void digest_isWhatSha256sumPrintsForTheListOfFiles() throws Exception {
    String list = """
        5d34a34a12acbd8b0d4d8b400cb4ad72e6cdd49673d4b27b5b4c4e93030bc7ee  config.json
        187d0d5e8360d9625e40e0b35ec57d1ef0eea1a60ddcf09412246bed3484852f  model.safetensors
        """;
    byte[] expected = MessageDigest.getInstance("SHA-256").digest(list.getBytes(StandardCharsets.UTF_8));
    try (Checkpoint checkpoint = open(model)) {
      assertEquals(HexFormat.of().formatHex(expected), checkpoint.digest());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "Once upon a time, there was a little girl named Lily. ", "\"Hello!\" said Max.\nBut then, he ran away.", "", " ",
      "  two  spaces  ", "dog named Max", "one\n\ntwo"})
  void text_isTheSameAfterEncodingAndDecoding(String text) {
    try (Checkpoint checkpoint = open(model); Tokenizer tokenizer = checkpoint.openTokenizer()) {
      int[] tokens = tokenizer.encode(text);
      assertEquals(1, tokens[0]);
      assertEquals(text, tokenizer.decode(tokens));
    }
  }

  @Test
  void tokens_areNamedAsPeopleReadThem() {
    try (Checkpoint checkpoint = open(model); Tokenizer tokenizer = checkpoint.openTokenizer()) {
      assertEquals(2048, tokenizer.size());
      assertEquals("<|start_story|>", tokenizer.token(1));
      assertEquals("\\n", tokenizer.token(3));
      assertEquals("dog named Max", tokenizer.token(2047));
      assertEquals(".\\nBut then, ", tokenizer.token(2046));
      assertEquals(OptionalInt.of(1), tokenizer.beginning());
      assertEquals(OptionalInt.of(2), tokenizer.end());
    }
  }

  @Test
  void shardedCopy_hasTheSameTensors(@TempDir Path copy) throws IOException {
    for (String name : new String[] {"config.json", "tokenizer.json"}) {
      Files.copy(model.resolve(name), copy.resolve(name));
    }
    writeShards(Files.readAllBytes(model.resolve("model.safetensors")), copy);
    try (Checkpoint single = open(model); Checkpoint sharded = open(copy)) {
      assertEquals(single.tensors().keySet(), sharded.tensors().keySet());
      single.tensors().forEach((name, tensor) -> {
        TensorData same = sharded.tensors().get(name);
        assertEquals(tensor.type(), same.type(), name);
        assertArrayEquals(tensor.shape(), same.shape(), name);
        assertEquals(tensor.bytes().get(), same.bytes().get(), name);
        assertTrue(same.bytes().get().hasRemaining(), name);
      });
    }
  }

  /** Deals the tensors of a file out to three, in turn. */
  private static void writeShards(byte[] file, Path folder) throws IOException {
    int headerLength = (int) ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
    JsonObject header =
        JsonParser.parseString(new String(file, 8, headerLength, StandardCharsets.UTF_8)).getAsJsonObject();
    JsonObject[] headers = {new JsonObject(), new JsonObject(), new JsonObject()};
    ByteArrayOutputStream[] data =
        {new ByteArrayOutputStream(), new ByteArrayOutputStream(), new ByteArrayOutputStream()};
    JsonObject weightMap = new JsonObject();
    headers[0].add("__metadata__", header.remove("__metadata__"));
    int next = 0;
    for (String name : header.keySet()) {
      JsonObject tensor = header.getAsJsonObject(name);
      int begin = tensor.getAsJsonArray("data_offsets").get(0).getAsInt();
      int end = tensor.getAsJsonArray("data_offsets").get(1).getAsInt();
      int shard = next++ % 3;
      String offsets = "[" + data[shard].size() + ", " + (data[shard].size() + end - begin) + "]";
      data[shard].write(Arrays.copyOfRange(file, 8 + headerLength + begin, 8 + headerLength + end));
      tensor.add("data_offsets", JsonParser.parseString(offsets));
      headers[shard].add(name, tensor);
      weightMap.addProperty(name, "part" + shard + ".safetensors");
    }
    for (int shard = 0; shard < 3; shard++) {
      Files.write(folder.resolve("part" + shard + ".safetensors"),
          TestFolder.safetensors(headers[shard].toString(), data[shard].toByteArray()));
    }
    JsonObject index = new JsonObject();
    index.add("weight_map", weightMap);
    Files.writeString(folder.resolve("model.safetensors.index.json"), index.toString());
  }
}
