package io.headframe.benchmark.decode.internal;

import io.headframe.core.error.HeadframeException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thing to measure, named as llama-bench does where it has a name.
 *
 * @param kind what
 * @param n tokens that are read, generated or verified
 * @param depth tokens that stand before
 */
record Row(Kind kind, int n, int depth) {

  /** Tokens before what is generated or verified, unless a depth is given. */
  static final int SHORT_PROMPT = 16;

  /** Tokens before what is verified. */
  static final int VERIFIED_BEHIND = 64;

  /** What is measured, and in which unit. */
  enum Kind {
    /** Reading a prompt. */
    PROMPT("tokens/s", true),
    /** Generating, one token after the other. */
    GENERATION("tokens/s", true),
    /** One pass over candidates with all their logits. */
    VERIFY("ms", false),
    /** The same as a multiple of a pass over one token. */
    VERIFY_MULTIPLE("tokens", false),
    /** From the request to the first token. */
    FIRST_TOKEN("ms", false),
    /** Memory of the process. */
    RESIDENT("MB", false);

    private final String unit;
    private final boolean higherIsBetter;

    Kind(String unit, boolean higherIsBetter) {
      this.unit = unit;
      this.higherIsBetter = higherIsBetter;
    }

    String unit() {
      return unit;
    }

    boolean higherIsBetter() {
      return higherIsBetter;
    }
  }

  private static final Pattern FORM = Pattern.compile("(pp|tg|verify-)([1-9]\\d{0,5})(?:@d(\\d{1,6}))?|ttft|rss");

  /**
   * Reads names with commas between.
   *
   * @throws HeadframeException if one is no row
   */
  static List<Row> parse(String text) {
    List<Row> rows = new ArrayList<>();
    for (String word : text.split(",")) {
      Row row = one(word.trim());
      if (!rows.contains(row)) {
        rows.add(row);
      }
    }
    return rows;
  }

  private static Row one(String word) {
    Matcher form = FORM.matcher(word);
    if (form.matches()) {
      int n = form.group(2) == null ? 0 : Integer.parseInt(form.group(2));
      boolean deep = form.group(3) != null;
      int depth = deep ? Integer.parseInt(form.group(3)) : 0;
      if (word.equals("ttft")) {
        return new Row(Kind.FIRST_TOKEN, 1, SHORT_PROMPT);
      } else if (word.equals("rss")) {
        return new Row(Kind.RESIDENT, 0, 0);
      } else if (word.startsWith("tg") && (!deep || depth > 0)) {
        return new Row(Kind.GENERATION, n, depth);
      } else if (word.startsWith("pp") && !deep) {
        return new Row(Kind.PROMPT, n, 0);
      } else if (word.startsWith("verify") && !deep) {
        return new Row(Kind.VERIFY, n, VERIFIED_BEHIND);
      }
    }
    throw new HeadframeException(DecodeError.NO_ROW, word);
  }

  String name() {
    return switch (kind) {
      case PROMPT -> "pp" + n;
      case GENERATION -> "tg" + n + (depth == 0 ? "" : "@d" + depth);
      case VERIFY -> "verify-" + n;
      case VERIFY_MULTIPLE -> "verify-" + n + " / 1";
      case FIRST_TOKEN -> "ttft";
      case RESIDENT -> "rss";
    };
  }

  /** Tokens before the first that is generated. */
  int promptLength() {
    return kind == Kind.GENERATION && depth == 0 ? SHORT_PROMPT : kind == Kind.PROMPT ? n : depth;
  }

  /** The most positions that it takes of a context. */
  int positions() {
    return kind == Kind.PROMPT ? n : promptLength() + n;
  }
}
