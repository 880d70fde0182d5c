package io.headframe.draft.evaluation.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Texts from files. */
final class DraftText {

  /** Characters that are encoded in one call. */
  private static final int CHUNK = 1 << 16;

  private DraftText() {}

  /** The text of a file in UTF-8. */
  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new HeadframeException(e, DraftMethodError.UNREADABLE, file, e);
    }
  }

  /**
   * The tokens of a file. Where a tokenizer has no token for a line break, each line that is not blank is a text of its
   * own, behind the token that begins texts if there is one.
   *
   * @param check called between parts; may throw to stop
   */
  static int[] tokens(Path file, Tokenizer tokenizer, Runnable check) {
    return knowsLineBreak(tokenizer) ? running(read(file), tokenizer, check) : byLine(file, tokenizer, check);
  }

  private static boolean knowsLineBreak(Tokenizer tokenizer) {
    try {
      return tokenizer.encode("\n").length > tokenizer.encode("").length;
    } catch (HeadframeException unknown) {
      return false;
    }
  }

  private static int[] byLine(Path file, Tokenizer tokenizer, Runnable check) {
    OptionalInt beginning = tokenizer.beginning();
    return read(file).lines().filter(line -> !line.isBlank()).flatMapToInt(line -> {
      check.run();
      int[] tokens = tokenizer.encode(line);
      boolean begins = beginning.isEmpty() || tokens.length > 0 && tokens[0] == beginning.getAsInt();
      return begins ? Arrays.stream(tokens)
          : IntStream.concat(IntStream.of(beginning.getAsInt()), Arrays.stream(tokens));
    }).toArray();
  }

  private static int[] running(String text, Tokenizer tokenizer, Runnable check) {
    List<int[]> parts = new ArrayList<>();
    for (int from = 0; from < text.length();) {
      check.run();
      int to = Math.min(text.length(), from + CHUNK);
      int feed = to < text.length() ? text.lastIndexOf('\n', to) : -1;
      to = feed > from ? feed + 1 : to;
      int[] part = tokenizer.encode(text.substring(from, to));
      boolean begins = from > 0 && part.length > 0 && tokenizer.beginning().orElse(-1) == part[0];
      parts.add(begins ? Arrays.copyOfRange(part, 1, part.length) : part);
      from = to;
    }
    return parts.stream().flatMapToInt(Arrays::stream).toArray();
  }

  /** The lines of a file that are not blank. */
  static List<String> lines(Path file) {
    List<String> lines = read(file).lines().filter(line -> !line.isBlank()).toList();
    if (lines.isEmpty()) {
      throw new HeadframeException(DraftMethodError.NO_PROMPTS, file);
    }
    return lines;
  }
}
