package io.headframe.linalg.benchmark.internal;

/**
 * How long a provider takes.
 *
 * @param operation what it computes
 * @param size of a square matrix
 * @param provider its id
 * @param microseconds of the median call
 * @param calls how many were timed
 */
public record Timing(String operation, int size, String provider, double microseconds, int calls) {}
