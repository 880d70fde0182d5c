package io.headframe.runtime.unpack;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The command of a distribution that is one jar. The distribution's own command runs as a process with the same
 * standard streams, because it chooses options of Java that a process cannot choose for itself.
 */
public final class Main {

  private static final int FAULT = 1;

  private Main() {}

  /** Unpacks the jar if that was not done before, runs the command and exits as it does. */
  public static void main(String[] arguments) throws InterruptedException {
    try {
      Path jar = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path folder = new Unpacking(jar, cache(), System.err).folder();
      System.exit(run(folder, arguments));
    } catch (UnpackException e) {
      System.err.println("headframe: " + e.getMessage());
      System.exit(FAULT);
    } catch (IOException | URISyntaxException e) {
      System.err.println("headframe: the distribution's command cannot be run: " + e);
      System.exit(FAULT);
    }
  }

  private static int run(Path folder, String[] arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(folder.resolve("bin/headframe").toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().putIfAbsent("HEADFRAME_JAVA_HOME", System.getProperty("java.home"));
    outliveInterrupts();
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process), "headframe-stop"));
    return process.waitFor();
  }

  /**
   * The terminal interrupts both processes, and how to end is for the command to say. By reflection, because the
   * compiler knows no such class; and not ignored, because the command would inherit that.
   */
  private static void outliveInterrupts() {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object nothing = Proxy.newProxyInstance(
          Main.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, values) -> null);
      signal.getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance("INT"), nothing);
    } catch (ReflectiveOperationException e) {
      // Then Ctrl-C ends both at once.
    }
  }

  private static void end(Process process) {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Where users' caches are on this system. */
  private static Path cache() {
    String home = System.getProperty("user.home");
    String xdg = System.getenv("XDG_CACHE_HOME");
    String local = System.getenv("LOCALAPPDATA");
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    Path caches = xdg != null && !xdg.isEmpty() ? Path.of(xdg)
        : os.startsWith("mac") ? Path.of(home, "Library/Caches")
        : os.startsWith("win") && local != null ? Path.of(local)
        : Path.of(home, ".cache");
    return caches.resolve("headframe");
  }
}
