package io.headframe.core.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.List;
import java.util.Set;

/**
 * What a forward pass computes and captures. A value: it can be kept, compared and used many times.
 *
 * <pre>
 * try (Activations seen = model.forward(ForwardPlan.of(tokens).capture("blocks.*.attn.pattern"))) {
 *   NDArray pattern = seen.get("blocks.0.attn.pattern");   // [batch, head, query, key]
 * }
 * </pre>
 */
public final class ForwardPlan {

  private final int[][] tokens;
  private final Set<String> captured;
  private final boolean logits;

  private ForwardPlan(int[][] tokens, Set<String> captured, boolean logits) {
    this.tokens = tokens;
    this.captured = captured;
    this.logits = logits;
  }

  /**
   * A plan that computes logits and captures nothing.
   *
   * @param tokens [batch, position], rows of one length, at least one token
   * @throws IllegalArgumentException if there is no token or rows differ in length
   */
  public static ForwardPlan of(int[][] tokens) {
    if (tokens.length == 0 || tokens[0].length == 0) {
      throw new IllegalArgumentException("a forward pass needs at least one token");
    }
    int[][] copy = new int[tokens.length][];
    for (int i = 0; i < tokens.length; i++) {
      if (tokens[i].length != tokens[0].length) {
        throw new IllegalArgumentException(
            "sequences of one batch have one length; sequence 0 has " + tokens[0].length + " tokens, sequence " + i
                + " has " + tokens[i].length);
      }
      copy[i] = tokens[i].clone();
    }
    return new ForwardPlan(copy, Set.of(), true);
  }

  /**
   * Also captures the activations of these names: ids or aliases of hook points, {@code *} for every layer. Names are
   * resolved by the model.
   */
  public ForwardPlan capture(String... names) {
    Set<String> all = new LinkedHashSet<>(captured);
    all.addAll(List.of(names));
    return new ForwardPlan(tokens, Collections.unmodifiableSet(all), logits);
  }

  /** Leaves out the logits, and with them everything that nothing captured depends on. */
  public ForwardPlan withoutLogits() {
    return new ForwardPlan(tokens, captured, false);
  }

  /** The number of sequences. */
  public int batch() {
    return tokens.length;
  }

  /** The number of positions. */
  public int positions() {
    return tokens[0].length;
  }

  /** A copy of the tokens: [batch, position]. */
  public int[][] tokens() {
    return Arrays.stream(tokens).map(int[]::clone).toArray(int[][]::new);
  }

  /** The names to capture, as they were given. */
  public Set<String> captured() {
    return captured;
  }

  /** Whether logits are computed. */
  public boolean computesLogits() {
    return logits;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ForwardPlan plan && logits == plan.logits && captured.equals(plan.captured)
        && Arrays.deepEquals(tokens, plan.tokens);
  }

  @Override
  public int hashCode() {
    return Objects.hash(Arrays.deepHashCode(tokens), captured, logits);
  }

  @Override
  public String toString() {
    return "forward [batch " + batch() + ", position " + positions() + "]" + (logits ? ", logits" : "")
        + (captured.isEmpty() ? "" : ", capture " + String.join(", ", captured));
  }
}
