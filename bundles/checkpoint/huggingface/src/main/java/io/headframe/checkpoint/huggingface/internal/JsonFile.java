package io.headframe.checkpoint.huggingface.internal;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.headframe.core.error.HeadframeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files that hold one JSON object. */
final class JsonFile {

  private JsonFile() {}

  static JsonObject read(Path file) {
    try {
      return parse(Files.readString(file), file);
    } catch (IOException failed) {
      throw new HeadframeException(failed, HuggingFaceError.UNREADABLE, file, failed.getMessage());
    }
  }

  static JsonObject parse(String text, Path file) {
    try {
      JsonElement json = JsonParser.parseString(text);
      if (json.isJsonObject()) {
        return json.getAsJsonObject();
      }
      throw new HeadframeException(HuggingFaceError.BAD_JSON, file, "it begins with something else");
    } catch (JsonParseException | StackOverflowError damaged) {
      String reason = damaged.getMessage() == null ? "nested too deeply" : damaged.getMessage().lines().findFirst().orElse("");
      throw new HeadframeException(damaged, HuggingFaceError.BAD_JSON, file, reason);
    }
  }
}
