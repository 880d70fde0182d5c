package io.headframe.core.host.internal.plugin.apply;

import io.headframe.core.host.internal.harness.TestHost;
import io.headframe.core.host.plugin.PluginChange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Another process with a host on a home: makes one change, and ends without a word when a phase of it is over. */
public final class KilledProcess {

  private static final int KILLED = 137;

  private KilledProcess() {}

  /** Folder of the host, what to do (install, update or rollback), and after how many phases to end; 0 for never. */
  public static void main(String[] arguments) throws Exception {
    int last = Integer.parseInt(arguments[2]);
    List<String> phases = new ArrayList<>();
    boolean[] listening = {false};
    TestHost host = new TestHost(Path.of(arguments[0]), phase -> {
      if (listening[0]) {
        phases.add(phase);
        if (phases.size() == last) {
          Runtime.getRuntime().halt(KILLED);
        }
      }
    });
    listening[0] = true;
    host.change(change(arguments[1]));
    Files.write(Path.of(arguments[0]).resolve("phases"), phases);
    host.close();
    System.exit(0);
  }

  static PluginChange change(String command) {
    return switch (command) {
      case "install" -> new PluginChange.Install(List.of("app"));
      case "update" -> new PluginChange.Update(List.of("app"));
      default -> new PluginChange.RollBack(OptionalInt.empty());
    };
  }

  /** Starts it and waits for its end. Returns the phases that it went through; null if it was killed. */
  static List<String> run(Path folder, String command, int last) throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process process = new ProcessBuilder(java.toString(), "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-cp",
        System.getProperty("java.class.path"), "-Dlogback.configurationFile="
            + System.getProperty("logback.configurationFile", ""),
        KilledProcess.class.getName(), folder.toString(), command, Integer.toString(last))
        .redirectErrorStream(true).redirectOutput(folder.resolve("output").toFile()).start();
    int status = process.waitFor();
    if (status == KILLED) {
      return null;
    }
    if (status != 0) {
      throw new AssertionError(Files.readString(folder.resolve("output")));
    }
    return Files.readAllLines(folder.resolve("phases"));
  }
}
