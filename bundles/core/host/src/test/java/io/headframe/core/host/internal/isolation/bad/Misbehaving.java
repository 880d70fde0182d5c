package io.headframe.core.host.internal.isolation.bad;

import io.headframe.core.error.ErrorKind;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.Method;
import io.headframe.core.method.Parameter;
import io.headframe.core.method.Result;
import io.headframe.core.method.Run;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Supplier;

/** Does to the host whatever it is asked to. */
public final class Misbehaving implements Method<Misbehaving.Parameters, Misbehaving.Results> {

  /** Threads that heed nothing end when this property is set, so that they burn no more than the test needs. */
  public static final String RELEASE = "headframe.test.release";

  private static final int MEBIBYTE = 1 << 20;

  public record Parameters(@Parameter(value = "what to do", defaultValue = "behave", positional = true) String deed) {}

  public record Results(@Result("what was done") String done) {}

  public static final class Exhausted extends VirtualMachineError {

    private static final long serialVersionUID = 1L;

    Exhausted() {
      super("nothing is left");
    }
  }

  @Override
  public Results run(Parameters parameters, Run run) throws Exception {
    run.progress(0, "misbehaving");
    switch (parameters.deed()) {
      case "throw" -> throw new IllegalStateException("no tea in the house");
      case "blame" -> throw new HeadframeException(ErrorKind.input("HF-TEA-001", "There is no tea '%s'."), "oolong");
      case "overflow" -> recurse(0);
      case "exhaust" -> throw new Exhausted();
      case "fill" -> fill();
      case "link" -> throw new NoClassDefFoundError("example/Missing");
      case "spin" -> spin();
      case "deadlock" -> deadlock();
      case "sleep" -> Thread.sleep(Long.MAX_VALUE);
      case "listen" -> listen(run);
      case "allocate" -> allocate();
      case "threads" -> leaveThreads();
      case "lean on another" -> run.leases().lease(Supplier.class, "never").get().get();
      case "never close" -> run.closeAtEnd(Misbehaving::spin);
      default -> run.checkCancelled();
    }
    return new Results(parameters.deed());
  }

  private static int recurse(int depth) {
    return recurse(depth + 1) + 1;
  }

  /** Asks for more than any heap has. */
  private static void fill() {
    long[] everything = new long[Integer.MAX_VALUE];
    everything[0] = 1;
  }

  /** Heeds neither cancellation nor interruption. */
  public static void spin() {
    while (System.getProperty(RELEASE) == null) {
      Thread.onSpinWait();
    }
  }

  /** Takes a lock that is not reentrant a second time. */
  private static void deadlock() {
    StampedLock lock = new StampedLock();
    lock.writeLock();
    lock.writeLock();
  }

  private static void listen(Run run) throws InterruptedException {
    while (true) {
      run.checkCancelled();
      Thread.sleep(1);
    }
  }

  private static void allocate() {
    byte[] last = null;
    for (int i = 0; i < 64; i++) {
      last = new byte[MEBIBYTE];
    }
    if (last == null) {
      throw new AssertionError();
    }
  }

  /** One thread in its own code, and one of an executor that nobody shuts down, idle in the platform's. */
  private static void leaveThreads() throws InterruptedException {
    Thread own = new Thread(Misbehaving::spin, "tea-kettle");
    own.setContextClassLoader(null);
    own.setDaemon(true);
    own.start();
    CountDownLatch started = new CountDownLatch(1);
    Executors.newSingleThreadExecutor(work -> {
      Thread thread = new Thread(work, "tea-time");
      thread.setDaemon(true);
      return thread;
    }).execute(started::countDown);
    started.await();
  }
}
