package io.headframe.core.host.internal.isolation;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Counts what one thread uses from now on. Other threads that it starts, and native ones, are not counted. */
public final class ThreadMeter {

  private static final double NANOS = 1e9;
  private static final long UNKNOWN = -1;

  private final long thread;
  private final long begin = System.nanoTime();
  private final long cpu;
  private final long heap;

  /** Begins to count for a thread that lives. */
  public ThreadMeter(Thread thread) {
    this.thread = thread.getId();
    this.cpu = cpuNanos();
    this.heap = heapBytes();
  }

  /** What the thread has used since. May be asked from any thread while it lives. */
  public Consumption read() {
    long cpuNow = cpuNanos();
    long heapNow = heapBytes();
    return new Consumption((System.nanoTime() - begin) / NANOS, Math.max(0, cpuNow - cpu) / NANOS,
        heap < 0 || heapNow < heap ? UNKNOWN : heapNow - heap);
  }

  private long cpuNanos() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return threads.isThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled()
        ? threads.getThreadCpuTime(thread) : UNKNOWN;
  }

  /** The package is not part of Java, and its import is optional. */
  private long heapBytes() {
    try {
      return HotSpot.allocated(thread);
    } catch (LinkageError absent) {
      return UNKNOWN;
    }
  }

  private static final class HotSpot {

    static long allocated(long thread) {
      return ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads
          && threads.isThreadAllocatedMemorySupported() && threads.isThreadAllocatedMemoryEnabled()
          ? threads.getThreadAllocatedBytes(thread) : UNKNOWN;
    }
  }
}
