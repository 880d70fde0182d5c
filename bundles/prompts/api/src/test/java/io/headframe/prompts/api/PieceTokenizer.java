package io.headframe.prompts.api;

import io.headframe.core.model.Tokenizer;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Takes the longest piece that fits, again and again: what tokenizers do, with pieces that a test can choose. */
record PieceTokenizer(boolean sentencePiece, List<String> pieces) implements Tokenizer {

  private static final int BEGINNING = 0;

  /** As GPT-2's: nothing is added. */
  static PieceTokenizer plain(String... pieces) {
    return new PieceTokenizer(false, List.of(pieces));
  }

  /** As Llama's: a token of the beginning, and a space before the text; both are added to {@code pieces}. */
  static PieceTokenizer sentencePiece(String... pieces) {
    return new PieceTokenizer(true,
        Stream.concat(Stream.of("<s>", " "), Stream.of(pieces)).toList());
  }

  @Override
  public int[] encode(String text) {
    IntStream.Builder tokens = IntStream.builder();
    if (sentencePiece) {
      tokens.add(BEGINNING);
    }
    String rest = sentencePiece && !text.isEmpty() ? " " + text : text;
    while (!rest.isEmpty()) {
      int best = -1;
      for (int id = 0; id < pieces.size(); id++) {
        boolean longer = best < 0 || pieces.get(id).length() > pieces.get(best).length();
        best = longer && rest.startsWith(pieces.get(id)) ? id : best;
      }
      if (best < 0) {
        throw new AssertionError("the test has no piece for '" + rest + "'");
      }
      tokens.add(best);
      rest = rest.substring(pieces.get(best).length());
    }
    return tokens.build().toArray();
  }

  @Override
  public String decode(int... tokens) {
    StringBuilder text = new StringBuilder();
    IntStream.of(tokens).forEach(token -> text.append(pieces.get(token)));
    return text.toString();
  }

  @Override
  public String token(int id) {
    return pieces.get(id);
  }

  @Override
  public int size() {
    return pieces.size();
  }

  @Override
  public OptionalInt beginning() {
    return sentencePiece ? OptionalInt.of(BEGINNING) : OptionalInt.empty();
  }

  @Override
  public OptionalInt end() {
    return OptionalInt.empty();
  }

  @Override
  public void close() {
    // Nothing native.
  }
}
