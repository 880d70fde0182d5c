package io.headframe.core.host.internal.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.host.internal.isolation.Standing;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LaneThreadsTest {

  private static final Duration SOON = Duration.ofMillis(50);

  private final LaneThreads lanes = new LaneThreads(SOON, SOON);
  private final List<String> events = new CopyOnWriteArrayList<>();
  private final CountDownLatch began = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void close() {
    release.countDown();
    lanes.close();
  }

  /** Waits for the release and heeds nothing else. */
  private final class Stubborn implements LaneWork {

    @Override
    public void compute(LaneTurn turn) {
      began.countDown();
      while (release.getCount() > 0) {
        Thread.onSpinWait();
      }
      events.add("in time: " + turn.end());
      events.add("on the lane: " + lanes.onLane());
    }

    @Override
    public void asked() {
      events.add("asked");
    }

    @Override
    public void dropped() {
      events.add("dropped");
    }

    @Override
    public void givenUp(Thread thread, Standing standing) {
      events.add("given up");
    }
  }

  @Test
  void workThatDoesNotStop_isGivenUpOnce_andTheLaneGoesOnInOrder() throws Exception {
    LaneTurn turn = lanes.enter("stubborn", new Stubborn());
    began.await();
    Future<Thread> first = lanes.submit("first", () -> {
      events.add("first");
      return Thread.currentThread();
    });
    Future<Boolean> second = lanes.submit("second", () -> events.add("second"));
    turn.stop();
    turn.stop();
    assertTrue(second.get());
    assertTrue(turn.interrupted());
    assertEquals(List.of("first", "second"), events.stream()
        .filter(event -> !event.equals("asked") && !event.equals("given up")).toList());
    assertEquals(1, events.stream().filter("asked"::equals).count());
    release.countDown();
    await("in time: false");
    await("on the lane: false");
    await("given up");
    assertEquals(1, events.stream().filter("given up"::equals).count());
    assertSame(first.get(), lanes.submit("third", Thread::currentThread).get(), "the old thread takes no more work");
    assertNotSame(Thread.currentThread(), first.get());
  }

  private void await(String event) throws InterruptedException {
    while (!events.contains(event)) {
      Thread.sleep(1);
    }
  }

  @Test
  void workThatEndsWhenAsked_isNotInterrupted() throws Exception {
    LaneTurn turn = lanes.enter("stubborn", new Stubborn());
    began.await();
    release.countDown();
    await("in time: true");
    turn.stop();
    Thread.sleep(4 * SOON.toMillis());
    assertFalse(turn.interrupted());
    assertEquals(List.of("in time: true", "on the lane: true"), events);
  }

  @Test
  void workThatWaits_isDroppedAtOnce() throws Exception {
    lanes.enter("stubborn", new Stubborn());
    began.await();
    LaneTurn waiting = lanes.enter("waiting", new Stubborn());
    waiting.stop();
    assertEquals(List.of("dropped"), events);
    waiting.stop();
    assertEquals(1, events.size());
  }

  @Test
  void timer_isHeardWhileTheWorkComputes_andNotAfter() throws Exception {
    LaneTurn turn = lanes.enter("stubborn", new Stubborn());
    began.await();
    turn.after(Duration.ZERO, () -> events.add("early"));
    turn.after(Duration.ofSeconds(1), () -> events.add("late"));
    await("early");
    release.countDown();
    await("in time: true");
    turn.after(Duration.ZERO, () -> events.add("too late"));
    Thread.sleep(1200);
    assertEquals(List.of("early", "in time: true", "on the lane: true"), events);
  }

  @Test
  void laneThatCloses_dropsWhatWaits_andTakesNoMore() throws Exception {
    lanes.enter("stubborn", new Stubborn());
    began.await();
    lanes.enter("waiting", new Stubborn());
    Future<String> future = lanes.submit("waiting too", () -> "never");
    lanes.close();
    assertEquals(List.of("dropped", "asked"), events.subList(0, 2));
    assertThrows(CancellationException.class, future::get);
    assertThrows(RejectedExecutionException.class, () -> lanes.submit("more", () -> "never"));
  }

  /** Native code that outlives the process' libraries crashes it. */
  @Test
  void laneThatCloses_waitsForWhatEndsWhenAsked() throws Exception {
    LaneThreads patient = new LaneThreads(Duration.ofMinutes(1), Duration.ofMinutes(1));
    AtomicBoolean asked = new AtomicBoolean();
    patient.enter("a long step", new LaneWork() {
      @Override
      public void compute(LaneTurn turn) {
        began.countDown();
        while (!asked.get()) {
          Thread.onSpinWait();
        }
        long end = System.nanoTime() + SOON.toNanos();
        while (System.nanoTime() < end) {
          Thread.onSpinWait();
        }
        events.add("ended, interrupted: " + Thread.interrupted());
      }

      @Override
      public void asked() {
        asked.set(true);
      }

      @Override
      public void dropped() {
        throw new IllegalStateException("it began");
      }

      @Override
      public void givenUp(Thread thread, Standing standing) {
        events.add("given up");
      }
    });
    began.await();
    patient.close();
    assertEquals(List.of("ended, interrupted: false"), events);
  }
}
