package io.headframe.core.kernel.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class ThreadTeamTest {

  @Test
  void everyUnit_isComputedOnce() {
    for (int threads : new int[] {1, 2, 3, 5}) {
      try (ThreadTeam team = new ThreadTeam(threads, "test")) {
        for (int units : new int[] {0, 1, 2, 3, 7, 100, 10_000}) {
          for (int repeat = 0; repeat < 50; repeat++) {
            AtomicIntegerArray done = new AtomicIntegerArray(units);
            team.run(units, (begin, end, thread) -> {
              assertTrue(thread >= 0 && thread < threads);
              for (int i = begin; i < end; i++) {
                done.incrementAndGet(i);
              }
            });
            int[] found = new int[units];
            Arrays.setAll(found, done::get);
            int[] once = new int[units];
            Arrays.fill(once, 1);
            assertArrayEquals(once, found);
          }
        }
      }
    }
  }

  /** The other thread stands in its first part until all else is done. */
  @Test
  void threadThatStands_holdsUpOnlyWhatItHasBegun() {
    int units = 64;
    try (ThreadTeam team = new ThreadTeam(2, "test")) {
      CountDownLatch begun = new CountDownLatch(1);
      CountDownLatch free = new CountDownLatch(1);
      AtomicInteger held = new AtomicInteger();
      AtomicInteger done = new AtomicInteger();
      team.run(units, (begin, end, thread) -> {
        if (thread == 1) {
          held.addAndGet(end - begin);
          begun.countDown();
          await(free);
        } else {
          await(begun);
          if (done.addAndGet(end - begin) + held.get() == units) {
            free.countDown();
          }
        }
      });
      assertEquals(units, done.get() + held.get());
      assertEquals(units / 4, held.get());
    }
  }

  @Test
  void secondCaller_computesAlone() {
    try (ThreadTeam team = new ThreadTeam(2, "test")) {
      int[] units = new int[1];
      team.run(1, (begin, end, thread) -> team.run(9, (from, to, number) -> {
        assertEquals(-1, number);
        units[0] += to - from;
      }));
      assertEquals(9, units[0]);
    }
  }

  @Test
  void failure_reachesTheCaller_andTheTeamGoesOn() {
    try (ThreadTeam team = new ThreadTeam(2, "test")) {
      IllegalStateException failure = new IllegalStateException("wanted");
      for (int i = 0; i < 10; i++) {
        assertSame(failure, assertThrows(IllegalStateException.class, () -> team.run(10, (begin, end, thread) -> {
          throw failure;
        })));
        AtomicInteger done = new AtomicInteger();
        team.run(10, (begin, end, thread) -> done.addAndGet(end - begin));
        assertEquals(10, done.get());
      }
    }
  }

  @Test
  void closedTeam_computesOnTheCallersThread() {
    ThreadTeam team = new ThreadTeam(3, "test");
    team.close();
    Thread caller = Thread.currentThread();
    team.run(10, (begin, end, thread) -> assertSame(caller, Thread.currentThread()));
    assertThrows(IllegalArgumentException.class, () -> new ThreadTeam(0, "test"));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException ended) {
      throw new IllegalStateException(ended);
    }
  }
}
