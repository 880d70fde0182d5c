package io.headframe.runtime.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
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
    try (RunningShell shell = new RunningShell(new Headframe(home))) {
      assertFalse(shell.ask("methods").contains("example.org/hello"));

      Files.copy(first, plugin);
      shell.await("methods", "example.org/hello", true);
      assertTrue(shell.ask("run example.org/hello --name Ada").contains("Hello, Ada, from version 1.0.0."));

      shell.type("run example.org/hello --seconds 6");
      shell.awaitLine("thinking about");
      Files.copy(second, plugin, StandardCopyOption.REPLACE_EXISTING);
      assertTrue(shell.ask("methods").contains("from version 1.0.0."), "the running call ends on its version");
      shell.await("methods", "1.1.0", true);
      assertTrue(shell.ask("run example.org/hello").contains("from version 1.1.0."));

      Files.write(plugin, new byte[] {'P', 'K', 3, 4, 0, 0});
      shell.await("plugin list", "hello.jar", true);
      assertTrue(shell.ask("run example.org/hello").contains("from version 1.1.0."),
          "a damaged jar changes nothing");

      Files.delete(plugin);
      shell.await("methods", "example.org/hello", false);
      shell.exit();
    }
    try (Stream<Path> records = Files.list(home.resolve("runs"))) {
      String versions = records.map(HotPluginTest::bundleVersion).sorted().toList().toString();
      assertEquals("[1.0.0, 1.0.0, 1.1.0, 1.1.0]", versions);
    }
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
