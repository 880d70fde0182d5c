package io.headframe.runtime.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What one method finds, another takes: a plugin with a text and heads as parameters, and the heads of a run. */
@Tag("one-java")
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HeadSetInputTest {

  @TempDir
  Path home;

  @TempDir
  Path projects;

  private Headframe headframe;

  @BeforeEach
  void installAMethodThatTakesHeads() throws Exception {
    Path jar = ExampleProject.build("hello-method", projects.resolve("heads"), text -> text
        // Its own test knows its own parameters.
        .replaceFirst("(?s)import static .*class HelloMethodTest.*", "")
        .replace("Parameters(\"Ada\", 0.3)", "Parameters(\"Ada\", java.util.Optional.empty(), 0.3)")
        // So does its health check.
        .replace("new Parameters(\"Ada\", 0)", "new Parameters(\"Ada\", java.util.Optional.empty(), 0)")
        .replace("startsWith(\"Hello, Ada,\")", "startsWith(\"Hello, Ada\")")
        .replaceFirst("<dependencies>", """
            <dependencies>
              <dependency>
                <groupId>io.headframe</groupId>
                <artifactId>io.headframe.analysis.api</artifactId>
                <version>\\${headframe.version}</version>
                <scope>provided</scope>
              </dependency>
            """)
        .replace("@Parameter(value = \"whom to greet\", defaultValue = \"world\") String name,",
            "@Parameter(value = \"whom to greet\", positional = true) String name,"
                + "@Parameter(\"whose heads\") java.util.Optional<io.headframe.analysis.api.HeadSet> heads,")
        .replace("\"Hello, \" + parameters.name()",
            "\"Hello, \" + parameters.name() + \" \" + parameters.heads().map(h -> h.heads() + \" \" + h.name())"));
    Files.copy(jar, Files.createDirectories(home.resolve("plugins")).resolve("heads.jar"));
    headframe = new Headframe(home);
  }

  private String greeting(String... arguments) throws Exception {
    Headframe.Ended ended = headframe.run(arguments);
    assertEquals(0, ended.code(), ended::toString);
    return ended.json().getAsJsonObject("result").getAsJsonObject("text").get("value").getAsString();
  }

  @Test
  void headsOfARun_areReadBackByAnotherMethod() throws Exception {
    Headframe.Ended found = headframe.run("run", "induction-heads", "--batch", "2", "--json");
    assertEquals(0, found.code(), found::toString);
    Path file = Files.writeString(home.resolve("found.json"), found.out());
    String method = "example.org/hello";

    Headframe.Ended ended = headframe.run("run", method, "--json", "--heads", file + "#inductionHeads", "two words");
    assertEquals(0, ended.code(), ended::toString);
    JsonObject record = ended.json();
    assertEquals("Hello, two words Optional[[1.0] induction heads], from version 1.0.0.",
        record.getAsJsonObject("result").getAsJsonObject("text").get("value").getAsString());
    JsonObject input = record.getAsJsonArray("inputs").get(0).getAsJsonObject();
    assertEquals("heads", input.get("parameter").getAsString());
    assertEquals(64, input.get("sha256").getAsString().length());
    assertTrue(record.getAsJsonArray("bundles").toString().contains("io.headframe.analysis.head-sets"));

    String folder = found.json().get("folder").getAsString();
    assertEquals("Hello, x Optional[[0.0] previous-token heads], from version 1.0.0.",
        greeting("run", method, "--json", "--heads", folder + "#previousTokenHeads", "x"));
    assertEquals("Hello, x Optional[[1.0, 0.1] listed heads], from version 1.0.0.",
        greeting("run", method, "--json", "--heads", "1.0,0.1", "--name", "x"));

    Headframe.Ended without = headframe.run("run", method, "--json", "x");
    assertEquals("Hello, x Optional.empty, from version 1.0.0.",
        without.json().getAsJsonObject("result").getAsJsonObject("text").get("value").getAsString());
    assertFalse(without.json().getAsJsonObject("parameters").has("heads"), without::toString);

    Headframe.Ended several = headframe.run("run", method, "x", "--heads", file.toString());
    assertEquals(2, several.code());
    assertTrue(several.err().contains("inductionHeads, previousTokenHeads, duplicateTokenHeads"), several::toString);
    Headframe.Ended missing = headframe.run("run", method, "--heads", "1.0");
    assertEquals(2, missing.code());
    assertTrue(missing.err().startsWith("error: Method 'example.org/hello' needs --name: whom to greet;"),
        missing::toString);
    Headframe.Ended help = headframe.run("run", method, "--help");
    assertTrue(help.out().replaceAll("\\s+", " ").contains("--heads=<heads> Whose heads; heads such as 5.1,5.5, or"),
        help::toString);
  }
}
