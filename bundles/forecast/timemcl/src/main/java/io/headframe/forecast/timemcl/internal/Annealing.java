package io.headframe.forecast.timemcl.internal;

/**
 * A temperature that falls by the same factor each time, and in the end is none: the nearest learns alone.
 *
 * @param first the first temperature
 * @param last the last
 * @param times how often it falls, at least 1
 */
record Annealing(double first, double last, int times) {

  /** What holds the given time, counted from 0. */
  Assignment at(int time) {
    return time > times
        ? Assignment.winner() : Assignment.annealed(first * Math.pow(last / first, (double) time / times));
  }
}
