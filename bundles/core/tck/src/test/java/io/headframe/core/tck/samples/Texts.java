package io.headframe.core.tck.samples;

import io.headframe.core.error.ErrorKind;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.ParameterType;
import io.headframe.core.method.Run;
import java.util.Timer;

/** Types of parameters that keep every rule or break one. */
public final class Texts {

  private static final ErrorKind NOTHING = ErrorKind.input("HF-SAMPLE-001", "'%s' names nothing.");
  private static final String DIGEST = "0123456789abcdef".repeat(4);

  private Texts() {}

  /** Keeps every rule. */
  public static class Good implements ParameterType<String>, HealthCheck {

    /** Made by a host. */
    public Good() {}

    @Override
    public String description() {
      return "a word";
    }

    @Override
    public Opened<String> open(String text, Run run) {
      if (text.equals("nothing")) {
        throw new HeadframeException(NOTHING, text);
      }
      return new Opened<>(text, DIGEST);
    }

    @Override
    public void checkHealth(Run run) {
      open("something", run);
    }
  }

  /** Describes itself by a sentence. */
  public static final class Undescribed extends Good {

    /** Made by a host. */
    public Undescribed() {}

    @Override
    public String description() {
      return "It is a word.";
    }
  }

  /** Has the id of another type. */
  public static final class Misnamed extends Good {

    /** Made by a host. */
    public Misnamed() {}
  }

  /** Opens a value that is none. */
  public static final class WrongType extends Good {

    /** Made by a host. */
    public WrongType() {}

    @Override
    public Opened<String> open(String text, Run run) {
      return new Opened<>(super.open(text, run) == null ? "" : null, DIGEST);
    }
  }

  /** Has another digest each time. */
  public static final class Restless extends Good {

    /** Made by a host. */
    public Restless() {}

    @Override
    public Opened<String> open(String text, Run run) {
      return new Opened<>(super.open(text, run).value(), String.format("%064x", System.nanoTime()));
    }
  }

  /** Takes what names nothing. */
  public static final class Lenient extends Good {

    /** Made by a host. */
    public Lenient() {}

    @Override
    public Opened<String> open(String text, Run run) {
      return new Opened<>(text, DIGEST);
    }
  }

  /** Does not say what names nothing. */
  public static final class Rude extends Good {

    /** Made by a host. */
    public Rude() {}

    @Override
    public Opened<String> open(String text, Run run) {
      if (text.equals("nothing")) {
        throw new IllegalArgumentException("no");
      }
      return super.open(text, run);
    }
  }

  /** Leaves a thread with its run. */
  public static final class Threaded extends Good {

    /** Made by a host. */
    public Threaded() {}

    @Override
    public Opened<String> open(String text, Run run) {
      Opened<String> opened = super.open(text, run);
      new Timer("left behind", true);
      return opened;
    }

    @Override
    public void checkHealth(Run run) {
      super.open("something", run);
    }
  }
}
