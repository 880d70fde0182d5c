package io.headframe.prompts.pairs.internal;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Tokenizer;
import io.headframe.prompts.api.PromptPair;
import io.headframe.prompts.api.PromptPairs;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Pairs in a file of JSON lines: UTF-8, an object with the texts {@code clean}, {@code corrupt}, {@code answer} and
 * {@code wrong} on each line. Other members and empty lines are passed over. Immutable.
 *
 * @param pairs in the order of the file, at least one
 * @param digest SHA-256 of the file
 */
record PairsFile(List<PromptPair> pairs, String digest) implements PromptPairs {

  /** About a hundred thousand pairs: more than anybody patches, and little enough to be held. */
  static final int LIMIT = 32 << 20;

  /**
   * Reads a file.
   *
   * @throws HeadframeException if it cannot be read, is too large, has a line that is no pair, or has no pairs
   */
  static PairsFile read(Path file) {
    byte[] bytes = bytes(file);
    List<String> lines = text(file, bytes).lines().toList();
    List<PromptPair> pairs = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        pairs.add(pair(file, i + 1, lines.get(i)));
      }
    }
    if (pairs.isEmpty()) {
      throw new HeadframeException(PromptError.EMPTY, file);
    }
    return new PairsFile(List.copyOf(pairs), Sha256.of(bytes));
  }

  @Override
  public List<PromptPair> pairs(Tokenizer tokenizer, int count, long seed) {
    return pairs.subList(0, Math.min(count, pairs.size()));
  }

  private static byte[] bytes(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LIMIT + 1);
      if (bytes.length > LIMIT) {
        throw new HeadframeException(PromptError.TOO_LARGE, file, LIMIT);
      }
      return bytes;
    } catch (IOException e) {
      throw new HeadframeException(e, PromptError.UNREADABLE, file, reason(e));
    }
  }

  private static String text(Path file, byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new HeadframeException(e, PromptError.UNREADABLE, file, "it is not text in UTF-8");
    }
  }

  private static PromptPair pair(Path file, int line, String text) {
    JsonReader reader = new JsonReader(new StringReader(text));
    reader.setStrictness(Strictness.STRICT);
    try {
      JsonElement element = JsonParser.parseReader(reader);
      if (!(element instanceof JsonObject object) || reader.peek() != JsonToken.END_DOCUMENT) {
        throw new HeadframeException(PromptError.BAD_LINE, line, file, "it is not one object in braces");
      }
      return new PromptPair(member(file, line, object, "clean"), member(file, line, object, "corrupt"),
          member(file, line, object, "answer"), member(file, line, object, "wrong"));
    } catch (IOException | JsonParseException e) {
      throw new HeadframeException(e, PromptError.BAD_LINE, line, file, "it is not JSON");
    }
  }

  private static String member(Path file, int line, JsonObject object, String name) {
    if (object.get(name) instanceof JsonPrimitive value && value.isString()) {
      return value.getAsString();
    }
    throw new HeadframeException(PromptError.BAD_LINE, line, file, "it has no text \"" + name + "\"");
  }

  /** The first line of what a parser or a file system says, without the exception names and links around it. */
  private static String reason(Exception e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return message.lines().findFirst().orElse("").replaceFirst("^(\\w+\\.)+\\w+: ", "");
  }
}
