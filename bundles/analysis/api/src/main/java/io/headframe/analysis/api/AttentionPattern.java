package io.headframe.analysis.api;

import io.headframe.core.method.view.Presentable;
import io.headframe.core.method.view.TokenMatrix;
import io.headframe.core.method.view.View;
import java.util.List;

/**
 * Where one head looks in one sequence.
 *
 * @param head the head
 * @param role what it was found as, a few words
 * @param tokens the text of each token
 * @param weights [query, key], rows sum to 1
 */
public record AttentionPattern(Head head, String role, List<String> tokens, double[][] weights)
    implements Presentable {

  /** Copies the list. */
  public AttentionPattern {
    tokens = List.copyOf(tokens);
  }

  @Override
  public List<View> views() {
    return List.of(new TokenMatrix(role + ": head " + head, tokens, weights));
  }
}
