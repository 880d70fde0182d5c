package io.headframe.benchmark.decode.internal;

import java.util.function.LongSupplier;

/**
 * How often engines take turns.
 *
 * @param repeats rounds that count
 * @param warmUpNanos how long each is used before, at least once
 * @param clock nanoseconds
 */
record Rounds(int repeats, long warmUpNanos, LongSupplier clock) {}
