package io.headframe.prompts.generators.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A sum or a difference.
 *
 * @param first from 0 to below {@link Arithmetic#BOUND}; for a difference, at least {@code second}
 * @param sum whether the second is added; otherwise it is taken away
 * @param second from 0 to below {@link Arithmetic#BOUND}
 */
record Problem(int first, boolean sum, int second) {

  /** All sums, or all differences that are not below 0, but 0 − 0, which has no other second number. */
  static List<Problem> all(boolean sum) {
    List<Problem> problems = new ArrayList<>();
    for (int first = sum ? 0 : 1; first < Arithmetic.BOUND; first++) {
      for (int second = 0; second < (sum ? Arithmetic.BOUND : first + 1); second++) {
        problems.add(new Problem(first, sum, second));
      }
    }
    return problems;
  }

  /** All numbers that stand in problems or are results. */
  static List<String> numbers() {
    return IntStream.rangeClosed(0, 2 * (Arithmetic.BOUND - 1)).mapToObj(Integer::toString).toList();
  }

  int result() {
    return sum ? first + second : first - second;
  }

  /** For example {@code 31 + 16 =}. */
  String question() {
    return first + (sum ? " + " : " - ") + second + " =";
  }
}
