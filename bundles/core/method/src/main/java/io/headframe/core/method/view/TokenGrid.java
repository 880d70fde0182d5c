package io.headframe.core.method.view;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What stands at each position of a sequence, once for each row: the table of the logit lens, whose rows are layers.
 * A cell shows one text on a colour, and its candidates when a reader points at it.
 *
 * @param title a few words
 * @param rowAxis what the rows are, for example {@code layer}
 * @param valueName what the numbers are, for example {@code probability}
 * @param rows a label for each row, in the order shown
 * @param tokens the text of each token that is shown: the headings of the columns
 * @param positions the position of each of them in the sequence, from 0
 * @param cells [row, position]
 * @param low the number at the lower end of the colour scale
 * @param high the number at the upper end of the colour scale
 */
public record TokenGrid(
    String title,
    String rowAxis,
    String valueName,
    List<String> rows,
    List<String> tokens,
    List<Integer> positions,
    List<List<Cell>> cells,
    double low,
    double high)
    implements View {

  /** A grid over a sequence from position 0 on. */
  public TokenGrid(String title, String rowAxis, String valueName, List<String> rows, List<String> tokens,
      List<List<Cell>> cells, double low, double high) {
    this(title, rowAxis, valueName, rows, tokens, IntStream.range(0, tokens.size()).boxed().toList(), cells, low, high);
  }

  /**
   * Copies the lists and checks that there is a row of cells for each label and a position and a cell for each token.
   */
  public TokenGrid {
    rows = List.copyOf(rows);
    tokens = List.copyOf(tokens);
    positions = List.copyOf(positions);
    if (positions.size() != tokens.size()) {
      throw new IllegalArgumentException(positions.size() + " positions for " + tokens.size() + " tokens");
    }
    cells = cells.stream().map(List::copyOf).toList();
    if (cells.size() != rows.size()) {
      throw new IllegalArgumentException(cells.size() + " rows of cells for " + rows.size() + " labels");
    }
    for (List<Cell> row : cells) {
      if (row.size() != tokens.size()) {
        throw new IllegalArgumentException(row.size() + " cells in a row of " + tokens.size() + " tokens");
      }
    }
  }

  /**
   * A cell.
   *
   * @param text the token that stands there, as it is, with its spaces
   * @param value the number that colours it; NaN where there is none
   * @param candidates the tokens that could stand there, the likeliest first; empty if only one is known
   */
  public record Cell(String text, double value, List<Candidate> candidates) {

    /** Copies the list. */
    public Cell {
      candidates = List.copyOf(candidates);
    }
  }

  /**
   * A token that could stand in a cell.
   *
   * @param text the token
   * @param value its number
   */
  public record Candidate(String text, double value) {}
}
