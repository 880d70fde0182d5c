package io.headframe.checkpoint.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Tokenizer;
import io.headframe.core.tck.Capability;
import io.headframe.core.tck.TechniqueConformance;
import io.headframe.core.transformer.Checkpoint;
import io.headframe.core.transformer.TensorData;
import io.headframe.core.transformer.TensorData.ElementType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every opened {@link Checkpoint} must do, wherever it comes from.
 *
 * @param <T> the extension point that opens it
 */
abstract class CheckpointConformance<T> extends TechniqueConformance<T> {

  CheckpointConformance() {}

  /**
   * Opens a checkpoint with the technique; the same content at each call.
   *
   * @param folder where it can be written
   */
  abstract Checkpoint open(Path folder) throws IOException;

  /** A text that the tokenizer has words for. */
  protected String text() {
    return "a word";
  }

  @Test
  void configuration_namesAnArchitecture_andIsACopy(@TempDir Path folder) throws IOException {
    try (Checkpoint checkpoint = open(folder)) {
      JsonObject config = checkpoint.config();
      assertTrue(config.has("model_type"), () -> "no model_type in " + config);
      assertFalse(checkpoint.origin().isBlank());
      config.remove("model_type");
      assertTrue(checkpoint.config().has("model_type"), "a change of what config() returned changed the checkpoint");
    }
  }

  @Test
  void everyTensor_hasAsManyBytesAsItsShapeSays(@TempDir Path folder) throws IOException {
    try (Checkpoint checkpoint = open(folder)) {
      assertFalse(checkpoint.tensors().isEmpty(), "no tensors");
      for (Map.Entry<String, TensorData> tensor : checkpoint.tensors().entrySet()) {
        TensorData data = tensor.getValue();
        if (data.type() != ElementType.OTHER) {
          assertEquals(data.elements() * data.type().bytes(), data.bytes().get().remaining(), tensor.getKey());
        }
      }
    }
  }

  @Test
  void bytes_areGivenAnewAtEachCall(@TempDir Path folder) throws IOException {
    try (Checkpoint checkpoint = open(folder)) {
      TensorData first = checkpoint.tensors().values().iterator().next();
      first.bytes().get().get();
      assertEquals(first.elements() * first.type().bytes(), first.bytes().get().remaining());
    }
  }

  @Test
  void tokenizer_knowsItsTokens_andEncodesEmptyText(@TempDir Path folder) throws IOException {
    if (without().contains(Capability.TOKENIZER)) {
      try (Checkpoint checkpoint = open(folder)) {
        assertThrows(HeadframeException.class, () -> checkpoint.openTokenizer().close());
      }
      return;
    }
    try (Checkpoint checkpoint = open(folder); Tokenizer tokenizer = checkpoint.openTokenizer()) {
      assertTrue(tokenizer.size() > 0, "no tokens");
      for (int id = 0; id < Math.min(tokenizer.size(), 1000); id++) {
        assertFalse(tokenizer.token(id).isEmpty(), "token " + id + " has no text");
      }
      assertTrue(tokenizer.encode("").length <= 2, "empty text has more than a beginning and an end");
      int[] tokens = tokenizer.encode(text());
      assertTrue(tokens.length > 0, "text has no tokens");
      for (int token : tokens) {
        assertTrue(token >= 0 && token < tokenizer.size(), () -> "token " + token + " is not in the vocabulary");
      }
    }
  }

  @Test
  void digest_isThatOfTheContent_eachTime(@TempDir Path folder) throws IOException {
    String digest;
    try (Checkpoint checkpoint = open(folder)) {
      digest = checkpoint.digest();
      assertTrue(digest.matches("[0-9a-f]{64}"), () -> "'" + digest + "' is no SHA-256 in hexadecimal");
      assertEquals(digest, checkpoint.digest());
    }
    try (Checkpoint again = open(folder)) {
      assertEquals(digest, again.digest());
    }
  }

  /** Memory stays mapped while somebody holds it, and its buffers stay valid. */
  @Test
  void bytesThatWereRead_stayValid_whenTheCheckpointIsClosed(@TempDir Path folder) throws IOException {
    Checkpoint checkpoint = open(folder);
    TensorData first = checkpoint.tensors().values().iterator().next();
    var bytes = first.bytes().get();
    checkpoint.close();
    assertEquals(first.elements() * first.type().bytes(), bytes.remaining());
    bytes.get(bytes.limit() - 1);
  }
}
