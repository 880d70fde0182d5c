package io.headframe.checkpoint.huggingface.internal;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import io.headframe.core.error.HeadframeException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A JSON object in a file.
 *
 * @param file where it was read
 * @param bytes the file's content
 * @param object the content, read
 */
record JsonFile(Path file, byte[] bytes, JsonObject object) {

  /** Far above any configuration or index that is in use, far below what would trouble the JVM. */
  private static final int SETTINGS_LIMIT = 32 << 20;

  /** The largest published vocabularies take about 35 MB. */
  private static final int TOKENIZER_LIMIT = 256 << 20;

  /** Reads a configuration or an index. */
  static JsonFile readSettings(Path file) {
    return read(file, SETTINGS_LIMIT);
  }

  /** Reads a configuration, if there is one. */
  static Optional<JsonFile> readSettingsIfPresent(Path file) {
    return Files.exists(file) ? Optional.of(readSettings(file)) : Optional.empty();
  }

  /** Reads a tokenizer. */
  static JsonFile readTokenizer(Path file) {
    return read(file, TOKENIZER_LIMIT);
  }

  private static JsonFile read(Path file, int limit) {
    try (InputStream in = Files.newInputStream(file)) {
      long size = Files.size(file);
      if (size > limit) {
        throw new HeadframeException(CheckpointError.JSON_TOO_LARGE, file, size, limit);
      }
      byte[] bytes = in.readNBytes(limit);
      return new JsonFile(file, bytes, parse(file, bytes));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static JsonObject parse(Path file, byte[] bytes) {
    JsonReader reader = new JsonReader(new StringReader(new String(bytes, StandardCharsets.UTF_8)));
    reader.setStrictness(Strictness.STRICT);
    JsonElement element;
    try {
      element = JsonParser.parseReader(reader);
      reader.peek();
    } catch (IOException | JsonParseException e) {
      throw new HeadframeException(e, CheckpointError.NOT_JSON, file, reason(e));
    }
    if (!element.isJsonObject()) {
      throw new HeadframeException(CheckpointError.NOT_JSON, file, "it has no { at its beginning");
    }
    return element.getAsJsonObject();
  }

  /** The first line of what a parser says, without the exception names and links around it. */
  static String reason(Exception e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return message.lines().findFirst().orElse("").replaceFirst("^(\\w+\\.)+\\w+: ", "");
  }

  static HeadframeException unreadable(Path file, IOException e) {
    return new HeadframeException(e, CheckpointError.UNREADABLE, file, reason(e));
  }
}
