package io.headframe.core.transformer.internal;

import java.util.Arrays;

/** Which keys a query may attend to, for the reference: a cache policy said as a mask over the whole sequence. */
interface Sight {

  /** Everything up to the query. */
  Sight ALL = (query, queries, keys) -> {
    boolean[] seen = new boolean[query + 1];
    Arrays.fill(seen, true);
    return seen;
  };

  /**
   * The keys up to the query that it sees.
   *
   * @param query its position
   * @param queries [head, head width] of the heads that share the keys
   * @param keys [position, head width]
   */
  boolean[] of(int query, double[][] queries, double[][] keys);

  /** The first and last committed positions, and all that came in the query's own part. */
  static Sight sinksAndRecent(int sinks, int recent, int... parts) {
    return (query, queries, keys) -> {
      int committed = committed(query, parts);
      boolean[] seen = new boolean[query + 1];
      for (int key = 0; key <= query; key++) {
        seen[key] = key < sinks || key >= committed - recent;
      }
      return seen;
    };
  }

  /** The pages with the largest bounds, and all after the last full one of the committed positions. */
  static Sight topPages(int page, int chosen, int... parts) {
    return (query, queries, keys) -> {
      int pages = committed(query, parts) / page;
      double[] bounds = new double[pages];
      for (int i = 0; i < pages; i++) {
        bounds[i] = Double.NEGATIVE_INFINITY;
        for (double[] one : queries) {
          bounds[i] = Math.max(bounds[i], bound(one, keys, i * page, (i + 1) * page));
        }
      }
      double[] sorted = bounds.clone();
      Arrays.sort(sorted);
      double least = pages <= chosen ? Double.NEGATIVE_INFINITY : sorted[pages - chosen];
      if (pages > chosen && least - sorted[pages - chosen - 1] < 1e-5) {
        throw new IllegalStateException("two pages are as good as each other; take other tokens");
      }
      boolean[] seen = new boolean[query + 1];
      for (int key = 0; key <= query; key++) {
        seen[key] = key >= pages * page || bounds[key / page] >= least;
      }
      return seen;
    };
  }

  private static double bound(double[] query, double[][] keys, int from, int to) {
    double bound = 0;
    for (int d = 0; d < query.length; d++) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int key = from; key < to; key++) {
        low = Math.min(low, keys[key][d]);
        high = Math.max(high, keys[key][d]);
      }
      bound += Math.max(query[d] * low, query[d] * high);
    }
    return bound;
  }

  /** How many positions were committed when the part of a query came. */
  private static int committed(int query, int[] parts) {
    int committed = 0;
    for (int part : parts) {
      if (query < committed + part) {
        break;
      }
      committed += part;
    }
    return committed;
  }
}
