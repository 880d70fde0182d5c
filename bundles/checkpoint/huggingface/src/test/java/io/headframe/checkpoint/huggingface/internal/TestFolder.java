package io.headframe.checkpoint.huggingface.internal;

import io.headframe.core.error.ErrorKind;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.transformer.Checkpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assertions;

/** Writes model folders byte by byte, by the description of the format and without the reader's code. */
record TestFolder(Path path) {

  static final String CONFIG =
      "{\"model_type\": \"llama\", \"vocab_size\": 6, \"bos_token_id\": 1, \"eos_token_id\": [2, 0]}";

  /** Six words, the first three special; encoding puts {@code <s>} first. */
  static final String TOKENIZER = """
      {"version": "1.0", "truncation": null, "padding": null,
       "added_tokens": [
         {"id": 0, "content": "<unk>", "special": true, "single_word": false, "lstrip": false, "rstrip": false,
          "normalized": false},
         {"id": 1, "content": "<s>", "special": true, "single_word": false, "lstrip": false, "rstrip": false,
          "normalized": false},
         {"id": 2, "content": "</s>", "special": true, "single_word": false, "lstrip": false, "rstrip": false,
          "normalized": false}],
       "normalizer": null, "pre_tokenizer": {"type": "Whitespace"},
       "post_processor": {"type": "TemplateProcessing",
         "single": [{"SpecialToken": {"id": "<s>", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}],
         "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 0}}],
         "special_tokens": {"<s>": {"id": "<s>", "ids": [1], "tokens": ["<s>"]}}},
       "decoder": null,
       "model": {"type": "WordLevel", "unk_token": "<unk>",
         "vocab": {"<unk>": 0, "<s>": 1, "</s>": 2, "one": 3, "two": 4, "three": 5}}}
      """;

  /** The bytes of a safetensors file with this header, which claims this length, and this data. */
  static byte[] safetensors(long headerLength, String header, byte[] data) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + json.length + data.length).order(ByteOrder.LITTLE_ENDIAN)
        .putLong(headerLength).put(json).put(data).array();
  }

  static byte[] safetensors(String header, byte[] data) {
    return safetensors(header.getBytes(StandardCharsets.UTF_8).length, header, data);
  }

  static byte[] floats(float... values) {
    ByteBuffer buffer = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      buffer.putFloat(value);
    }
    return buffer.array();
  }

  /** One entry of a header. */
  static String tensor(String name, String dtype, String shape, String offsets) {
    return "\"%s\": {\"dtype\": \"%s\", \"shape\": %s, \"data_offsets\": %s}".formatted(name, dtype, shape, offsets);
  }

  TestFolder with(String name, String content) {
    return with(name, content.getBytes(StandardCharsets.UTF_8));
  }

  TestFolder with(String name, byte[] content) {
    try {
      Files.write(path.resolve(name), content);
      return this;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  Checkpoint open() {
    return new HuggingFaceFormat().open(path);
  }

  /** Checks that opening fails with an entry of the catalogue, and that the message has all parts. */
  void assertRefused(ErrorKind kind, String... parts) {
    assertRefused(kind, () -> open().close(), parts);
  }

  static void assertRefused(ErrorKind kind, Runnable action, String... parts) {
    HeadframeException error = Assertions.assertThrows(HeadframeException.class, action::run);
    Assertions.assertEquals(kind.id(), error.id(), error.getMessage());
    for (String part : parts) {
      Assertions.assertTrue(error.getMessage().contains(part), error.getMessage() + "\nlacks: " + part);
    }
  }
}
