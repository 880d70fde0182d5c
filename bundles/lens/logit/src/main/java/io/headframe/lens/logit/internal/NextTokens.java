package io.headframe.lens.logit.internal;

import io.headframe.core.method.view.Presentable;
import io.headframe.core.method.view.TokenGrid;
import io.headframe.core.method.view.View;
import java.util.ArrayList;
import java.util.List;

/**
 * How the token that follows in the text fares.
 *
 * @param places names of the places on the residual stream
 * @param tokens the tokens that were read
 * @param positions where they stand in the text, from 0
 * @param next the token that follows each, empty where none does
 * @param rank [place, position], how many tokens are as likely as it or likelier, 1 if it is the likeliest alone; 0
 *     where none follows
 * @param probability [place, position]; NaN where none follows
 */
record NextTokens(List<String> places, List<String> tokens, List<Integer> positions, List<String> next, int[][] rank,
    double[][] probability) implements Presentable {

  @Override
  public List<View> views() {
    List<List<TokenGrid.Cell>> cells = new ArrayList<>();
    for (int place = 0; place < rank.length; place++) {
      List<TokenGrid.Cell> row = new ArrayList<>();
      for (int position = 0; position < rank[place].length; position++) {
        row.add(cell(next.get(position), rank[place][position], probability[place][position]));
      }
      cells.add(row);
    }
    return List.of(new TokenGrid(
        "Rank of the token that follows", "layer", "probability of the token that follows", places, tokens, positions,
        cells, 0, 1));
  }

  private static TokenGrid.Cell cell(String token, int rank, double probability) {
    return rank == 0
        ? new TokenGrid.Cell("", Double.NaN, List.of())
        : new TokenGrid.Cell(
            Integer.toString(rank), probability, List.of(new TokenGrid.Candidate(token, probability)));
  }
}
