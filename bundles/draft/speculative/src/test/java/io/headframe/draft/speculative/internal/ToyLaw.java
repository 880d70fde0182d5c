package io.headframe.draft.speculative.internal;

import java.util.Arrays;

/** A language of few tokens: the law of the next token is a row of a table, chosen by the last token. */
record ToyLaw(double[][] rows) {

  int vocabulary() {
    return rows.length;
  }

  double[] after(int token) {
    return rows[token];
  }

  /** Logits whose softmax is the law. */
  float[] logits(int token) {
    float[] logits = new float[rows.length];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = rows[token][i] == 0 ? Float.NEGATIVE_INFINITY : (float) Math.log(rows[token][i]);
    }
    return logits;
  }

  /** The probability of tokens after a first one. */
  double probability(int first, int... tokens) {
    double probability = 1;
    int last = first;
    for (int token : tokens) {
      probability *= rows[last][token];
      last = token;
    }
    return probability;
  }

  int likeliest(int token) {
    double greatest = Arrays.stream(rows[token]).max().orElseThrow();
    for (int i = 0; ; i++) {
      if (rows[token][i] == greatest) {
        return i;
      }
    }
  }
}
