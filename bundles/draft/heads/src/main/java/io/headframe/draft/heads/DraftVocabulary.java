package io.headframe.draft.heads;

import io.headframe.draft.api.Choices;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The tokens that heads may propose. Most of a small head's time goes into its unembedding, and rare tokens are seldom
 * proposed: Zhao et al., "FR-Spec" (2025), arXiv 2502.14856.
 *
 * @param tokens the token of each output, rising; not copied
 */
public record DraftVocabulary(int[] tokens) {

  /** All tokens of a model. */
  public static DraftVocabulary all(int size) {
    return new DraftVocabulary(IntStream.range(0, size).toArray());
  }

  /**
   * The most frequent tokens of a text; of those as frequent, the first.
   *
   * @param most how many; 0 for all
   * @param size of the model's vocabulary
   */
  public static DraftVocabulary of(int[] text, int most, int size) {
    if (most == 0 || most >= size) {
      return all(size);
    }
    int[] counts = new int[size];
    for (int token : text) {
      counts[token]++;
    }
    return new DraftVocabulary(IntStream.range(0, size).boxed()
        .sorted((a, b) -> counts[a] == counts[b] ? Integer.compare(a, b) : Integer.compare(counts[b], counts[a]))
        .limit(most).mapToInt(token -> token).sorted().toArray());
  }

  /** How many there are. */
  public int size() {
    return tokens.length;
  }

  /** The output of a token; negative if it has none. */
  public int output(int token) {
    return Arrays.binarySearch(tokens, token);
  }

  /** The best outputs of a row, as tokens. */
  public Choices greatest(float[] logits, int row, int most) {
    Choices outputs = Choices.greatest(logits, row * tokens.length, tokens.length, most);
    int[] chosen = outputs.tokens();
    Arrays.setAll(chosen, i -> tokens[chosen[i]]);
    return outputs;
  }

  /** The rows of these tokens: [output, width] of [vocabulary, width]. */
  public float[] rows(float[] all, int width) {
    float[] rows = new float[tokens.length * width];
    for (int i = 0; i < tokens.length; i++) {
      System.arraycopy(all, tokens[i] * width, rows, i * width, width);
    }
    return rows;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DraftVocabulary vocabulary && Arrays.equals(tokens, vocabulary.tokens);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(tokens);
  }

  @Override
  public String toString() {
    return tokens.length + " tokens";
  }
}
