package io.headframe.runtime.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;

/**
 * The command line: starts the distribution, runs its main task on this thread and exits with the task's value. Exit
 * code 1 stands for a fault.
 */
public final class Main {

  private static final int FAULT = 1;

  private Main() {}

  /**
   * Starts the distribution that {@code headframe.distribution} names.
   *
   * @param arguments handed to the main task
   */
  public static void main(String[] arguments) {
    Path distribution = Path.of(System.getProperty("headframe.distribution", "."));
    String home = System.getenv("HEADFRAME_HOME");
    Path folder = home == null || home.isEmpty()
        ? Path.of(System.getProperty("user.home"), ".headframe") : Path.of(home);
    System.exit(run(Configuration.of(distribution, folder, List.of(arguments))));
  }

  /** Runs the distribution to its end; the value is the exit code. */
  static int run(Configuration configuration) {
    try (HeadframeRuntime runtime = HeadframeRuntime.start(configuration)) {
      Thread stop = new Thread(runtime::close, "headframe-stop");
      Runtime.getRuntime().addShutdownHook(stop);
      Object value = MainTask.await(runtime.bundleContext(), configuration).call();
      return value instanceof Integer code ? code : 0;
    } catch (LaunchException e) {
      System.err.println("headframe: " + e.getMessage() + " [" + e.id() + "]");
      return FAULT;
    } catch (Exception e) {
      LoggerFactory.getLogger(Main.class).error("the main task failed", e);
      System.err.println("headframe: the main task failed: " + e + "; the log in "
          + configuration.home().resolve("logs") + " says more.");
      return FAULT;
    }
  }
}
