package io.headframe.core.report.internal;

import io.headframe.core.method.view.TokenMatrix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A token matrix as the few pairs that a line has room for. */
public final class TokenMatrixText {

  private static final int MOST_PAIRS = 5;
  private static final int TOKEN_WIDTH = 16;

  /** Where less than this falls on others, what falls on the places of rest is told. */
  private static final double NOTABLE = 0.1;

  private record Pair(int query, int key, double value) {

    boolean rests() {
      return key == 0 && query > 1 || key == query;
    }
  }

  private final int width;

  public TokenMatrixText(int width) {
    this.width = width;
  }

  /**
   * The title and the strongest pairs. The first query is left out: it can only attend to itself. A token itself and
   * the first one come after all others, because heads rest there where they find nothing.
   */
  public List<String> lines(TokenMatrix matrix) {
    List<Pair> pairs = new ArrayList<>();
    int tokens = matrix.tokens().size();
    for (int query = tokens > 1 ? 1 : 0; query < tokens; query++) {
      for (int key = 0; key < tokens; key++) {
        double value = matrix.values()[query][key];
        if (value > 0) {
          pairs.add(new Pair(query, key, value));
        }
      }
    }
    pairs.sort(Comparator.comparing((Pair pair) -> pair.value < NOTABLE || pair.rests())
        .thenComparing((Pair pair) -> -pair.value));
    StringBuilder line = new StringBuilder(Cells.visible(matrix.title())).append(": ");
    String separator = "";
    for (Pair pair : pairs.subList(0, Math.min(MOST_PAIRS, pairs.size()))) {
      String text = separator + token(matrix, pair.query) + " → " + token(matrix, pair.key)
          + String.format(Locale.ROOT, " %.2f", pair.value);
      if (!separator.isEmpty() && Cells.width(line.toString()) + Cells.width(text) > width) {
        break;
      }
      line.append(text);
      separator = ", ";
    }
    return Cells.wrap(line.toString(), width);
  }

  private static String token(TokenMatrix matrix, int position) {
    return Cells.clip(Cells.token(matrix.tokens().get(position)), TOKEN_WIDTH) + "@" + position;
  }
}
