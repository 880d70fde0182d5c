package io.headframe.core.host.internal.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.Method;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TechniqueTableTest {

  private final TechniqueTable table = new TechniqueTable();

  static Generation generation(String id, String bundle, Supplier<Object> source) {
    Owner owner = new Owner(bundle, "1.0.0", null);
    return new Generation(List.of(Supplier.class.getName()), id, owner, name -> null, source);
  }

  private static Generation saying(String word) {
    Supplier<String> technique = () -> word;
    return generation("greet", "example." + word, () -> technique);
  }

  @Test
  void lease_holdsTheVersionItBeganOn() {
    Generation old = saying("old");
    Generation young = saying("new");
    table.change(List.of(), List.of(old));
    TechniqueLease<?> lease = table.lease(Supplier.class, "greet");
    table.change(List.of(old), List.of(young));
    assertEquals("old", ((Supplier<?>) lease.get()).get());
    try (TechniqueLease<?> next = table.lease(Supplier.class, "greet")) {
      assertEquals("new", ((Supplier<?>) next.get()).get());
    }
    assertFalse(old.drained().isDone());
    lease.close();
    assertTrue(old.drained().isDone());
  }

  @Test
  void close_twice_endsTheLeaseOnce() {
    Generation only = saying("only");
    table.change(List.of(), List.of(only));
    TechniqueLease<?> first = table.lease(Supplier.class, "greet");
    TechniqueLease<?> second = table.lease(Supplier.class, "greet");
    first.close();
    first.close();
    assertEquals(1, only.leases());
    assertThrows(IllegalStateException.class, first::get);
    second.close();
    assertEquals(0, only.leases());
    assertFalse(only.drained().isDone(), "a current generation is not drained");
  }

  @Test
  void again_afterRetirement_keepsTheVersion() {
    Generation old = saying("old");
    table.change(List.of(), List.of(old));
    TechniqueLease<?> first = table.lease(Supplier.class, "greet");
    table.change(List.of(old), List.of());
    TechniqueLease<?> second = first.again();
    first.close();
    assertFalse(old.drained().isDone());
    second.close();
    assertTrue(old.drained().isDone());
  }

  @Test
  void holders_areNamedWhileTheyHold() {
    Generation only = saying("only");
    table.change(List.of(), List.of(only));
    TechniqueLease<?> lease = table.lease(Supplier.class, "greet");
    lease.heldBy("run-1");
    assertEquals("[run-1]", only.holders().toString());
    lease.close();
    assertEquals("[]", only.holders().toString());
  }

  @Test
  void unknownId_namesTheNearest() {
    table.change(List.of(), List.of(saying("a")));
    HeadframeException error = assertThrows(HeadframeException.class, () -> table.lease(Supplier.class, "gret"));
    assertEquals("There is no supplier 'gret' (the nearest is 'greet'); installed are greet.", error.getMessage());
    HeadframeException method = assertThrows(HeadframeException.class, () -> table.lease(Method.class, "x"));
    assertEquals("There is no method 'x'; 'headframe methods' lists those that are installed.", method.getMessage());
  }

  @Test
  void sharedId_namesBothBundles_untilOneGoes() {
    Generation a = saying("a");
    Generation b = saying("b");
    table.change(List.of(), List.of(a));
    table.change(List.of(), List.of(b));
    HeadframeException error = assertThrows(HeadframeException.class, () -> table.lease(Supplier.class, "greet"));
    assertTrue(error.getMessage().contains("example.a 1.0.0 and example.b 1.0.0"), error.getMessage());
    table.change(List.of(a), List.of());
    try (TechniqueLease<?> lease = table.lease(Supplier.class, "greet")) {
      assertEquals("b", ((Supplier<?>) lease.get()).get());
    }
  }

  @Test
  void failedActivation_holdsNoLease_andIsTriedAgain() {
    AtomicInteger tries = new AtomicInteger();
    Supplier<String> technique = () -> "at last";
    Generation lazy = generation("greet", "example", () -> {
      if (tries.incrementAndGet() == 1) {
        throw new IllegalStateException("not yet");
      }
      return technique;
    });
    table.change(List.of(), List.of(lazy));
    assertEquals(0, tries.get(), "nothing is activated before the first lease");
    assertThrows(IllegalStateException.class, () -> table.lease(Supplier.class, "greet"));
    assertEquals(0, lazy.leases());
    table.lease(Supplier.class, "greet").close();
    table.lease(Supplier.class, "greet").close();
    assertEquals(2, tries.get());
  }

  @Test
  void swapsUnderLoad_loseNoCall_andDrainEveryOldGeneration() throws Exception {
    Generation current = saying("0");
    table.change(List.of(), List.of(current));
    AtomicBoolean stop = new AtomicBoolean();
    CountDownLatch calling = new CountDownLatch(4);
    ExecutorService callers = Executors.newFixedThreadPool(4);
    List<Future<Long>> calls = java.util.stream.IntStream.range(0, 4).mapToObj(i -> callers.submit(() -> {
      long done = 0;
      int last = 0;
      while (!stop.get()) {
        try (TechniqueLease<?> lease = table.lease(Supplier.class, "greet")) {
          int seen = Integer.parseInt((String) ((Supplier<?>) lease.get()).get());
          assertTrue(seen >= last, "a call must not see an older version than the one before");
          last = seen;
          if (++done == 1) {
            calling.countDown();
          }
        }
      }
      return done;
    })).toList();
    assertTrue(calling.await(30, TimeUnit.SECONDS), "every caller is at work before the first swap");
    for (int version = 1; version <= 2000; version++) {
      Generation next = saying(Integer.toString(version));
      table.change(List.of(current), List.of(next));
      current.drained().get(5, TimeUnit.SECONDS);
      assertEquals(0, current.leases());
      current = next;
    }
    stop.set(true);
    for (Future<Long> call : calls) {
      call.get();
    }
    callers.shutdown();
  }
}
