package io.headframe.core.host;

import java.util.List;
import java.util.OptionalLong;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What each bundle's techniques have used since the bundle was installed in this process. A service.
 *
 * <p>Only runs are measured. A lease hands out the technique itself, so a call through a lease is part of the run that
 * made it. CPU time and heap are those of the one thread that computes a run: threads that a plugin starts, and those
 * of the native engine, are not among them. Native memory is not attributed to anybody.
 */
@ProviderType
public interface Usage {

  /** Every bundle that has a technique, was run, or has a thread that was given up; by name and version. */
  List<OfBundle> list();

  /**
   * What a bundle used.
   *
   * @param bundle symbolic name
   * @param version version
   * @param counts of all its techniques together
   * @param openLeases how many leases hold its techniques now
   * @param techniques each of them, by kind and id
   * @param threadsGivenUp names of its threads that never returned and still live. What they hold, native arrays for
   *     example, is freed only if they return after all or the process ends
   * @param quarantine why its techniques take no new lease; null if they do
   */
  record OfBundle(
      String bundle,
      String version,
      Counts counts,
      int openLeases,
      List<OfTechnique> techniques,
      List<String> threadsGivenUp,
      String quarantine) {}

  /**
   * What a technique used.
   *
   * @param kind what it is, for example {@code method}
   * @param id its id
   * @param counts of its runs; zero for what is no method
   * @param openLeases how many leases hold it now, runs among them
   * @param heldBack why its runs are refused for now; null if they are not
   */
  record OfTechnique(String kind, String id, Counts counts, int openLeases, String heldBack) {}

  /**
   * How runs ended, and what they took.
   *
   * @param runs how many began or were cancelled before; the difference to the sum of the next four computes now
   * @param succeeded how many gave a result
   * @param failed how many failed, bad input and a deadline that was kept among them
   * @param cancelled how many ended because they were cancelled
   * @param givenUp how many did not end when they were asked to
   * @param wallSeconds time from the beginning of the computation to the end
   * @param cpuSeconds CPU time of the computing thread; 0 where the JVM does not tell it
   * @param heapBytes bytes that the computing thread allocated on the heap, whether freed since or not; empty where the
   *     JVM does not tell it
   */
  record Counts(
      long runs,
      long succeeded,
      long failed,
      long cancelled,
      long givenUp,
      double wallSeconds,
      double cpuSeconds,
      OptionalLong heapBytes) {

    /** No runs. */
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, OptionalLong.of(0));

    /** Both together. */
    public Counts plus(Counts other) {
      OptionalLong heap = heapBytes.isPresent() && other.heapBytes.isPresent()
          ? OptionalLong.of(heapBytes.getAsLong() + other.heapBytes.getAsLong()) : OptionalLong.empty();
      return new Counts(runs + other.runs, succeeded + other.succeeded, failed + other.failed,
          cancelled + other.cancelled, givenUp + other.givenUp, wallSeconds + other.wallSeconds,
          cpuSeconds + other.cpuSeconds, heap);
    }
  }
}
