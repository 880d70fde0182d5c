package io.headframe.benchmark.synthetic.internal;

/** Which rows of a head's query and key projections rotate together. */
enum RotaryOrder {

  /** Row i with row i + half: Hugging Face. */
  HALVES,

  /** Row 2i with row 2i + 1: Llama as it was published, llama2.c, GGUF's architecture {@code llama}. */
  ADJACENT;

  /**
   * Where a row of this order stands in another.
   *
   * @param row among the rows of all heads, in this order
   * @param headWidth rows of a head, even
   */
  int rowIn(RotaryOrder other, int row, int headWidth) {
    if (this == other) {
      return row;
    }
    int half = headWidth / 2;
    int inHead = row % headWidth;
    int first = row - inHead;
    return first + (this == ADJACENT ? inHead % 2 * half + inHead / 2 : inHead % half * 2 + inHead / half);
  }
}
