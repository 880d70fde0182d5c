package io.headframe.draft.evaluation.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Tokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
   * The tokens of a file.
   *
   * @param check called between parts; may throw to stop
   */
  static int[] tokens(Path file, Tokenizer tokenizer, Runnable check) {
    String text = read(file);
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
