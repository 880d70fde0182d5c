package io.headframe.lens.logit.internal;

import io.headframe.core.method.view.Presentable;
import io.headframe.core.method.view.TokenGrid;
import io.headframe.core.method.view.View;
import java.util.List;

/**
 * The likeliest next tokens at each place and position.
 *
 * @param places names of the places on the residual stream
 * @param tokens the tokens that were read
 * @param positions where they stand in the text, from 0
 * @param candidates [place, position, candidate], the likeliest first
 */
record Predictions(List<String> places, List<String> tokens, List<Integer> positions,
    List<List<List<Candidate>>> candidates) implements Presentable {

  /**
   * A token that could come next.
   *
   * @param token its text
   * @param probability between 0 and 1
   */
  record Candidate(String token, double probability) {}

  @Override
  public List<View> views() {
    List<List<TokenGrid.Cell>> cells = candidates.stream()
        .map(row -> row.stream().map(Predictions::cell).toList())
        .toList();
    return List.of(new TokenGrid(
        "Likeliest next token", "layer", "probability", places, tokens, positions, cells, 0, 1));
  }

  private static TokenGrid.Cell cell(List<Candidate> candidates) {
    Candidate first = candidates.get(0);
    return new TokenGrid.Cell(first.token(), first.probability(), candidates.stream()
        .map(each -> new TokenGrid.Candidate(each.token(), each.probability())).toList());
  }
}
