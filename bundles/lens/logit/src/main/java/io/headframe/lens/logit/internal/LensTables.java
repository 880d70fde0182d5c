package io.headframe.lens.logit.internal;

import io.headframe.core.model.Tokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Collects the readings of one text, place after place. Used by one thread. */
final class LensTables {

  private final Tokenizer tokenizer;
  private final int[] tokens;
  private final int[] positions;
  private final int[] next;
  private final List<LensPlace> places = new ArrayList<>();
  private final List<LensReading> readings = new ArrayList<>();

  /**
   * @param tokenizer writes tokens
   * @param tokens the tokens of the whole text
   * @param positions those that are read, in ascending order
   */
  LensTables(Tokenizer tokenizer, int[] tokens, int[] positions) {
    this.tokenizer = tokenizer;
    this.tokens = tokens;
    this.positions = positions;
    this.next = IntStream.of(positions)
        .map(position -> position + 1 < tokens.length ? tokens[position + 1] : -1)
        .toArray();
  }

  /** [position], the tokens that follow; −1 where none does. */
  int[] next() {
    return next.clone();
  }

  void add(LensPlace place, LensReading reading) {
    places.add(place);
    readings.add(reading);
  }

  Predictions predictions() {
    return new Predictions(labels(), shown(), numbers(), readings.stream()
        .map(reading -> IntStream.range(0, positions.length).mapToObj(i -> candidates(reading, i)).toList())
        .toList());
  }

  private List<Predictions.Candidate> candidates(LensReading reading, int i) {
    return IntStream.range(0, reading.top()[i].length)
        .mapToObj(k -> new Predictions.Candidate(
            text(reading.top()[i][k]), reading.probability()[i][k]))
        .toList();
  }

  NextTokens nextTokens() {
    int[][] rank = new int[places.size()][positions.length];
    double[][] probability = new double[places.size()][positions.length];
    for (int place = 0; place < rank.length; place++) {
      for (int i = 0; i < positions.length; i++) {
        LensReading reading = readings.get(place);
        rank[place][i] = next[i] < 0 ? 0 : (int) reading.nextRank()[i];
        probability[place][i] = next[i] < 0 ? Double.NaN : Math.exp(reading.nextLogProbability()[i]);
      }
    }
    List<String> following =
        Arrays.stream(next).mapToObj(token -> token < 0 ? "" : text(token)).toList();
    return new NextTokens(labels(), shown(), numbers(), following, rank, probability);
  }

  Convergence convergence() {
    return new Convergence(
        places.stream().mapToDouble(LensPlace::blocksPassed).toArray(),
        readings.stream().mapToDouble(reading -> mean(reading.divergence(), false)).toArray(),
        readings.stream().mapToDouble(reading -> mean(reading.entropy(), false)).toArray(),
        readings.stream().mapToDouble(reading -> -mean(reading.nextLogProbability(), true)).toArray());
  }

  /** NaN if there is nothing to average. */
  private double mean(float[] values, boolean followedOnly) {
    return IntStream.range(0, values.length)
        .filter(i -> !followedOnly || next[i] >= 0)
        .mapToDouble(i -> values[i])
        .average().orElse(Double.NaN);
  }

  private List<String> labels() {
    return places.stream().map(LensPlace::label).toList();
  }

  private List<Integer> numbers() {
    return IntStream.of(positions).boxed().toList();
  }

  private List<String> shown() {
    return IntStream.of(positions).mapToObj(position -> text(tokens[position])).toList();
  }

  /** Vocabularies may be filled up with tokens that the tokenizer does not have. */
  private String text(int token) {
    return token < tokenizer.size() ? tokenizer.token(token) : "[" + token + "]";
  }
}
