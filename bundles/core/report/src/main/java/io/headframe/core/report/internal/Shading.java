package io.headframe.core.report.internal;

import java.util.Locale;

/**
 * Numbers as colours of a terminal, or as block characters. Between a negative low and a positive high, the colours
 * go from blue over white, which is 0, to red, and numbers show their sign.
 *
 * @param low the number at the lower end
 * @param high the number at the upper end
 * @param colour whether to use 256 colours
 */
record Shading(double low, double high, boolean colour) {

  private static final String BLOCKS = " ░▒▓█";
  /** Viridis in the 256 colours of a terminal, dark to bright. */
  private static final int[] SEQUENTIAL = {53, 54, 60, 24, 30, 29, 35, 71, 112, 148, 184, 226};
  private static final int[] DIVERGING = {25, 67, 110, 153, 189, 255, 224, 217, 210, 167, 124};
  private static final String SEQUENTIAL_DARK_INK = "......######";
  private static final String DIVERGING_DARK_INK = "..#######..";

  /** Whether there are numbers on both sides of 0. */
  boolean signed() {
    return low < 0 && high > 0;
  }

  /** The greatest distance from 0 on the scale. */
  private double reach() {
    return Math.max(-low, high);
  }

  private double least() {
    return signed() ? -reach() : low;
  }

  private double greatest() {
    return signed() ? reach() : high;
  }

  /** Digits after the point that tell numbers of this range apart. */
  int digits() {
    double range = high - low;
    return range >= 100 ? 0 : range >= 10 ? 1 : range >= .1 ? 2 : 4;
  }

  /** The number, without a sign where its digits are those of 0; a dash where there is none. */
  String number(double value) {
    if (Double.isNaN(value)) {
      return "-";
    }
    String number = String.format(Locale.ROOT, (signed() ? "%+." : "%.") + digits() + "f", value);
    return number.matches("[-+][0.]+") ? number.substring(1) : number;
  }

  /** A cell with a text, as wide as the text and a column more for a block or a gap. */
  String cell(double value, String text) {
    return colour ? painted(value, text + " ") : text + block(value);
  }

  /** A cell without a text. */
  String cell(double value, int columns) {
    if (colour) {
      return painted(value, " ".repeat(columns));
    }
    String block = block(value);
    if (!signed() || block.equals(" ") || columns < 2) {
      return block.repeat(columns);
    }
    return (value < 0 ? "-" : "+") + block.repeat(columns - 1);
  }

  /** The scale between its ends; empty if it does not fit. */
  String legend(int room) {
    StringBuilder scale = new StringBuilder();
    if (colour) {
      int colours = colours().length;
      for (int i = 0; i < colours; i++) {
        scale.append(painted(least() + (i + .5) / colours * (greatest() - least()), " "));
      }
    } else {
      String blocks = BLOCKS.strip();
      scale.append(signed() ? new StringBuilder(blocks).reverse() + "  " + blocks : blocks);
    }
    String from = number(least()) + " ";
    String to = " " + number(greatest());
    int width = colour ? colours().length : scale.length();
    return from.length() + width + to.length() <= room ? from + scale + to : "";
  }

  private int[] colours() {
    return signed() ? DIVERGING : SEQUENTIAL;
  }

  private String block(double value) {
    if (Double.isNaN(value)) {
      return " ";
    }
    double part = signed() ? Math.abs(value) / reach() : part(value);
    int level = level(part, BLOCKS.length());
    return BLOCKS.substring(level, level + 1);
  }

  private String painted(double value, String text) {
    if (Double.isNaN(value)) {
      return text;
    }
    int[] colours = colours();
    int level = level(part(value), colours.length);
    boolean dark = (signed() ? DIVERGING_DARK_INK : SEQUENTIAL_DARK_INK).charAt(level) == '#';
    return "\u001b[48;5;" + colours[level] + ";38;5;" + (dark ? 16 : 231) + "m" + text + "\u001b[0m";
  }

  private double part(double value) {
    return greatest() > least() ? (value - least()) / (greatest() - least()) : 0;
  }

  private static int level(double part, int levels) {
    return (int) Math.max(0, Math.min(levels - 1, Math.floor(part * levels)));
  }
}
