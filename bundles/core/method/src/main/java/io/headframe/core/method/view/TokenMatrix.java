package io.headframe.core.method.view;

import java.util.List;

/**
 * Numbers between the tokens of one sequence, for example an attention pattern.
 *
 * @param title a few words
 * @param tokens the text of each token
 * @param values [query, key], each between 0 and 1
 */
public record TokenMatrix(String title, List<String> tokens, double[][] values) implements View {

  /** Checks that there is a row and a column for each token. */
  public TokenMatrix {
    tokens = List.copyOf(tokens);
    Grid.check(values, tokens.size(), tokens.size());
  }
}
