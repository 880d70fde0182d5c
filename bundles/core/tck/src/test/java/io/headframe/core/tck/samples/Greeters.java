package io.headframe.core.tck.samples;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Leases;
import io.headframe.core.method.Run;
import io.headframe.core.tck.internal.Greeter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Timer;

/** Techniques that keep every rule or break one, without static state. */
public final class Greeters {

  private Greeters() {}

  /** Keeps every rule. */
  public static class Good implements Greeter, HealthCheck {

    private boolean active;

    /** Made by a host. */
    public Good() {}

    void activate() {
      active = true;
    }

    void deactivate() {
      if (!active) {
        throw new IllegalStateException("was never activated");
      }
    }

    @Override
    public String greeting() {
      return "Hello";
    }

    @Override
    public void checkHealth(Run run) throws Exception {
      if (run.seed() == 0) {
        throw new IllegalStateException("the seed is 0");
      }
    }
  }

  /** Takes leases and one of its own. */
  public static final class Composed extends Good {

    /** Made by a host. */
    public Composed(Leases leases, Good part) {
      leases.ids(Greeter.class);
      part.greeting();
    }
  }

  /** Has no description. */
  public static final class Undescribed extends Good {

    /** Made by a host. */
    public Undescribed() {}
  }

  /** Has capitals in its id. */
  public static final class Misnamed extends Good {

    /** Made by a host. */
    public Misnamed() {}
  }

  /** Wants what nobody gives. */
  public static final class Needy extends Good {

    /** Made by nobody. */
    public Needy(String wanted) {}
  }

  /** Cannot be deactivated. */
  public static final class Stuck extends Good {

    /** Made by a host. */
    public Stuck() {}

    void stop() {
      throw new IllegalStateException("does not stop");
    }
  }

  /** Has no health check. */
  public static final class Unasked implements Greeter {

    /** Made by a host. */
    public Unasked() {}

    @Override
    public String greeting() {
      return "Hello";
    }
  }

  /** Has a health check that is not registered. */
  public static final class Unregistered extends Good {

    /** Made by a host. */
    public Unregistered() {}
  }

  /** Is not well. */
  public static final class Unwell extends Good {

    /** Made by a host. */
    public Unwell() {}

    @Override
    public void checkHealth(Run run) {
      throw new IllegalStateException("the greeting is missing");
    }
  }

  /** Takes a second to say that it is well. */
  public static final class Slow extends Good {

    /** Made by a host. */
    public Slow() {}

    @Override
    public void checkHealth(Run run) throws InterruptedException {
      Thread.sleep(1000);
    }
  }

  /** Leaves a thread. */
  public static final class Threaded extends Good {

    /** Made by a host. */
    public Threaded() {}

    @Override
    public void checkHealth(Run run) {
      new Timer("left behind", true);
    }
  }

  /** Leaves an open file. */
  public static final class Open extends Good {

    private final List<AutoCloseable> open = new ArrayList<>();

    /** Made by a host. */
    public Open() {}

    @Override
    public void checkHealth(Run run) throws IOException {
      Path file = run.artifact("open");
      Files.writeString(file, "open");
      open.add(Files.newInputStream(file));
    }
  }
}
