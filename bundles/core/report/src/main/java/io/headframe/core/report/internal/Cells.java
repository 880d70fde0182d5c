package io.headframe.core.report.internal;

import java.util.ArrayList;
import java.util.List;

/** Text measured in the columns of a terminal. */
public final class Cells {

  private Cells() {}

  /** Columns of a text without control characters; East Asian wide characters and emoji take two. */
  public static int width(String text) {
    return text.codePoints().map(Cells::width).sum();
  }

  private static int width(int point) {
    int type = Character.getType(point);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
      return 0;
    }
    boolean wide = point >= 0x1100 && point <= 0x115f
        || point >= 0x2e80 && point <= 0xa4cf
        || point >= 0xac00 && point <= 0xd7a3
        || point >= 0xf900 && point <= 0xfaff
        || point >= 0xfe30 && point <= 0xfe6f
        || point >= 0xff00 && point <= 0xff60
        || point >= 0xffe0 && point <= 0xffe6
        || point >= 0x1f300 && point <= 0x1faff
        || point >= 0x20000 && point <= 0x3fffd;
    return wide ? 2 : 1;
  }

  /** The text with a sign for each control character. */
  public static String visible(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(point -> out.appendCodePoint(switch (point) {
      case '\n' -> '⏎';
      case '\t' -> '⇥';
      default -> Character.isISOControl(point) || point >= 0x202a && point <= 0x202e ? '\ufffd' : point;
    }));
    return out.toString();
  }

  /** A token: also its spaces have a sign. */
  public static String token(String token) {
    return token.isEmpty() ? "∅" : visible(token).replace(' ', '·');
  }

  /** A name, which may be a token: spaces at its ends have a sign. */
  public static String label(String name) {
    String inner = name.strip();
    if (inner.isEmpty()) {
      return token(name);
    }
    int start = name.indexOf(inner);
    return visible(name.substring(0, start).replace(' ', '·') + inner
        + name.substring(start + inner.length()).replace(' ', '·'));
  }

  /** The text, or its beginning and an ellipsis if it is wider. */
  public static String clip(String text, int columns) {
    if (width(text) <= columns) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    int used = 1;
    for (int point : text.codePoints().toArray()) {
      used += width(point);
      if (used > columns) {
        break;
      }
      out.appendCodePoint(point);
    }
    return columns < 1 ? "" : out.append('…').toString();
  }

  /** Spaces after the text up to a width. */
  public static String padRight(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - width(text)));
  }

  /** Spaces before the text up to a width. */
  public static String padLeft(String text, int columns) {
    return " ".repeat(Math.max(0, columns - width(text))) + text;
  }

  /** Lines of words, none wider than the columns; a longer word is broken. Line feeds in the text are kept. */
  public static List<String> wrap(String text, int columns) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.isEmpty() ? new String[0] : text.split("\r?\n", -1)) {
      StringBuilder line = new StringBuilder();
      for (String word : paragraph.split(" ", -1)) {
        String rest = visible(word);
        if (line.length() > 0 && width(line.toString()) + 1 + width(rest) > columns) {
          lines.add(line.toString());
          line.setLength(0);
        } else if (line.length() > 0) {
          line.append(' ');
        }
        while (width(rest) > columns) {
          int end = fitting(rest, columns);
          lines.add(rest.substring(0, end));
          rest = rest.substring(end);
        }
        line.append(rest);
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private static int fitting(String text, int columns) {
    int used = 0;
    int end = 0;
    while (end < text.length()) {
      used += width(text.codePointAt(end));
      if (used > columns) {
        break;
      }
      end = text.offsetByCodePoints(end, 1);
    }
    return Math.max(end, 1);
  }
}
