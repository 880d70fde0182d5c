package io.headframe.analysis.importance.internal;

/** The loss that language models are trained with, in double precision. */
final class PlainLoss {

  private PlainLoss() {}

  /**
   * @param logits [position, vocabulary]
   * @return mean over all tokens but the first, nats
   */
  static double of(float[] logits, int[] tokens) {
    int vocabulary = logits.length / tokens.length;
    double loss = 0;
    for (int i = 1; i < tokens.length; i++) {
      int row = (i - 1) * vocabulary;
      double sum = 0;
      for (int token = 0; token < vocabulary; token++) {
        sum += Math.exp(logits[row + token]);
      }
      loss += Math.log(sum) - logits[row + tokens[i]];
    }
    return loss / (tokens.length - 1);
  }
}
