package io.headframe.core.host.internal.isolation;

/**
 * What a piece of work used.
 *
 * @param wallSeconds how long it took
 * @param cpuSeconds CPU time of its thread; 0 where the JVM does not tell
 * @param heapBytes what its thread allocated on the heap; −1 where the JVM does not tell
 */
public record Consumption(double wallSeconds, double cpuSeconds, long heapBytes) {

  /** Of work that never began. */
  public static final Consumption NOTHING = new Consumption(0, 0, 0);
}
