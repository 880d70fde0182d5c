package io.headframe.core.kernel.provider;

/** The new positions that a new position sees. */
public final class Ancestors {

  private Ancestors() {}

  /**
   * Lists a position and those on its way back, in rising order.
   *
   * @param parents as in {@link io.headframe.core.kernel.AttentionWork.Sequence}; null for a chain
   * @param position the new position, from 0 on
   * @param into receives them; at least position + 1 long
   * @return how many there are
   */
  public static int of(int[] parents, int position, int[] into) {
    int count = 0;
    for (int at = position; at >= 0; at = parents == null ? at - 1 : parents[at]) {
      count++;
    }
    int place = count;
    for (int at = position; at >= 0; at = parents == null ? at - 1 : parents[at]) {
      into[--place] = at;
    }
    return count;
  }
}
