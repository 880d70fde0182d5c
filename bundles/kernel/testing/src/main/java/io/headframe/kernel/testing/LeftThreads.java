package io.headframe.kernel.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** Threads that were not there before and do not end within some seconds. */
final class LeftThreads {

  private static final long END_WITHIN = 3_000_000_000L;

  private final Set<Thread> before = Thread.getAllStackTraces().keySet();

  void assertNone() throws InterruptedException {
    long deadline = System.nanoTime() + END_WITHIN;
    while (!left().isEmpty() && System.nanoTime() < deadline) {
      Thread.sleep(10);
    }
    assertEquals(Set.of(), left());
  }

  private Set<String> left() {
    Set<Thread> now = new HashSet<>(Thread.getAllStackTraces().keySet());
    now.removeAll(before);
    Set<String> names = new TreeSet<>();
    for (Thread thread : now) {
      ThreadGroup group = thread.getThreadGroup();
      if (group != null && !group.getName().equals("system")) {
        names.add(thread.getName());
      }
    }
    return names;
  }
}
