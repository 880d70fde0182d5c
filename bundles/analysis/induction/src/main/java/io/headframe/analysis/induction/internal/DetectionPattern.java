package io.headframe.analysis.induction.internal;

/** Where a head of a known kind looks in a given sequence: [query, key], true where it may look. */
enum DetectionPattern {
  /** The token before. */
  PREVIOUS_TOKEN {
    @Override
    boolean looksAt(int[] tokens, int query, int key) {
      return key == query - 1;
    }
  },
  /** Earlier occurrences of the same token. */
  DUPLICATE_TOKEN {
    @Override
    boolean looksAt(int[] tokens, int query, int key) {
      return key < query && tokens[key] == tokens[query];
    }
  },
  /** Tokens after earlier occurrences of the same token. */
  INDUCTION {
    @Override
    boolean looksAt(int[] tokens, int query, int key) {
      return key > 0 && key <= query && DUPLICATE_TOKEN.looksAt(tokens, query, key - 1);
    }
  };

  abstract boolean looksAt(int[] tokens, int query, int key);
}
