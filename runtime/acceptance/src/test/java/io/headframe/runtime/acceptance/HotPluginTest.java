package io.headframe.runtime.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The example plugin, built from the published interfaces alone, in a shell that stays up. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HotPluginTest {

  @TempDir
  Path home;

  @TempDir
  Path projects;

  @Test
  void plugin_comesChangesAndGoes_whileTheShellIsUp() throws Exception {
    Path first = build("1.0.0");
    Path second = build("1.1.0");
    Path plugin = Files.createDirectories(home.resolve("plugins")).resolve("hello.jar");
    Process process = new Headframe(home).process("shell").redirectErrorStream(true).start();
    try (PrintStream in = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        BufferedReader out =
            new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertFalse(ask(in, out, "methods").contains("example.org/hello"));

      Files.copy(first, plugin);
      await(in, out, "methods", "example.org/hello", true);
      assertTrue(ask(in, out, "run example.org/hello --name Ada").contains("Hello, Ada, from version 1.0.0."));

      in.println("run example.org/hello --seconds 6");
      awaitLine(out, "thinking about");
      Files.copy(second, plugin, StandardCopyOption.REPLACE_EXISTING);
      assertTrue(ask(in, out, "methods").contains("from version 1.0.0."), "the running call ends on its version");
      await(in, out, "methods", "1.1.0", true);
      assertTrue(ask(in, out, "run example.org/hello").contains("from version 1.1.0."));

      Files.write(plugin, new byte[] {'P', 'K', 3, 4, 0, 0});
      await(in, out, "plugin list", "hello.jar", true);
      assertTrue(ask(in, out, "run example.org/hello").contains("from version 1.1.0."),
          "a damaged jar changes nothing");

      Files.delete(plugin);
      await(in, out, "methods", "example.org/hello", false);
      in.println("exit");
      assertTrue(process.waitFor(20, TimeUnit.SECONDS));
    } finally {
      process.destroyForcibly();
    }
    try (Stream<Path> records = Files.list(home.resolve("runs"))) {
      String versions = records.map(HotPluginTest::bundleVersion).sorted().toList().toString();
      assertEquals("[1.0.0, 1.0.0, 1.1.0, 1.1.0]", versions);
    }
  }

  /** Sends a line and then a command that there is not, and reads until the shell says so. */
  private static String ask(PrintStream in, BufferedReader out, String line) throws IOException {
    String mark = "mark-" + System.nanoTime();
    in.println(line);
    in.println(mark);
    StringBuilder answer = new StringBuilder();
    for (String next = out.readLine(); next == null || !next.contains(mark); next = out.readLine()) {
      if (next == null) {
        throw new AssertionError("the shell ended after: " + answer);
      }
      answer.append(next).append('\n');
    }
    return answer.toString();
  }

  private static void awaitLine(BufferedReader out, String part) throws IOException {
    String line = out.readLine();
    while (line != null && !line.contains(part)) {
      line = out.readLine();
    }
    assertTrue(line != null, "the shell ended before it said " + part);
  }

  private static void await(PrintStream in, BufferedReader out, String line, String part, boolean present)
      throws Exception {
    String answer = ask(in, out, line);
    for (int i = 0; i < 100 && answer.contains(part) != present; i++) {
      Thread.sleep(50);
      answer = ask(in, out, line);
    }
    assertEquals(present, answer.contains(part), answer);
  }

  private Path build(String version) throws Exception {
    return ExampleProject.build("hello-method", projects.resolve(version), text -> text
        .replace("<version>1.0.0</version>", "<version>" + version + "</version>")
        .replace("VERSION = \"1.0.0\"", "VERSION = \"" + version + "\""));
  }

  private static String bundleVersion(Path run) {
    return JsonParser.parseString(read(run.resolve("run.json"))).getAsJsonObject()
        .getAsJsonArray("bundles").get(0).getAsJsonObject().get("version").getAsString();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
