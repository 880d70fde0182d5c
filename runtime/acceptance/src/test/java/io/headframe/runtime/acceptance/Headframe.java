package io.headframe.runtime.acceptance;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command of a distribution, with a home folder of its own, on the Java that runs the test. */
final class Headframe {

  /** What Java itself says of the module of vectors. */
  static final String INCUBATOR = "WARNING: Using incubator modules: jdk.incubator.vector" + System.lineSeparator();

  private final Path distribution;
  private final Path home;

  /** The default distribution. */
  Headframe(Path home) {
    this(Path.of(System.getProperty("headframe.distribution")), home);
  }

  Headframe(Path distribution, Path home) {
    this.distribution = distribution;
    this.home = home;
  }

  Path home() {
    return home;
  }

  /** Runs the command to its end. */
  Ended run(String... arguments) throws IOException, InterruptedException {
    Path out = Files.createTempFile("out", ".txt");
    Path err = Files.createTempFile("err", ".txt");
    try {
      Process process = process(arguments)
          .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
          .redirectOutput(out.toFile())
          .redirectError(err.toFile())
          .start();
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("headframe " + String.join(" ", arguments) + " did not end: " + Files.readString(err));
      }
      return new Ended(process.exitValue(), Files.readString(out), Files.readString(err).replace(INCUBATOR, ""));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  /** The command, ready to start. */
  ProcessBuilder process(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(distribution.resolve("bin/headframe").toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("HEADFRAME_HOME", home.toString());
    builder.environment().put("HEADFRAME_JAVA_HOME", System.getProperty("java.home"));
    return builder;
  }

  /** How a command ended. */
  record Ended(int code, String out, String err) {

    JsonObject json() {
      JsonElement json = JsonParser.parseString(out);
      return json.getAsJsonObject();
    }

    @Override
    public String toString() {
      return "exit " + code + "\n--- out\n" + out + "\n--- err\n" + err;
    }
  }
}
