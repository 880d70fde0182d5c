package io.headframe.runtime.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Distributions made by the command of an installed one, without Maven. */
@Tag("one-java")
class DistTest {

  /** One bundle has two of them. */
  private static final List<String> METHODS =
      List.of("copying-scores", "head-detector", "induction-heads", "phase-change");

  @TempDir
  Path folder;

  private final Map<Process, String> files = new HashMap<>();
  private Headframe headframe;
  private Path definition;

  @BeforeEach
  void define() throws Exception {
    headframe = new Headframe(folder.resolve("home"));
    definition = folder.resolve("tiny.bndrun");
    Headframe.Ended ended = headframe.run("dist", "new", folder.resolve("tiny").toString(),
        "--method", "induction-heads,copying-scores", "--model", "constructed");
    assertEquals(0, ended.code(), ended::toString);
  }

  @Test
  void folder_hasTheMethodsOfTwoBundlesAndNoOther_andCanBeMoved() throws Exception {
    JsonObject built = build("--to", folder.resolve("built").toString()).json();
    assertEquals(METHODS, strings(built.getAsJsonArray("methods")));
    List<String> names = StreamSupport.stream(built.getAsJsonArray("bundles").spliterator(), false)
        .map(bundle -> bundle.getAsJsonObject().get("name").getAsString()).toList();
    // What the model needs although no manifest of a method's bundle names it.
    assertTrue(names.contains("io.headframe.architecture.attention-only"), names::toString);
    for (String absent : List.of("io.headframe.architecture.llama", "io.headframe.analysis.patching",
        "io.headframe.lens.logit", "io.headframe.decoding.sampling", "org.apache.felix.gogo.command")) {
      assertFalse(names.contains(absent), names::toString);
    }
    Path moved = Files.move(folder.resolve("built"), folder.resolve("moved elsewhere"));
    try (Stream<Path> jars = Files.list(moved.resolve("bundles"))) {
      assertEquals(names.size(), jars.count());
    }
    assertFalse(Files.isSymbolicLink(moved.resolve("natives")));
    assertTrue(Files.isDirectory(moved.resolve("natives"), LinkOption.NOFOLLOW_LINKS));
    Headframe tiny = new Headframe(moved, folder.resolve("tiny home"));
    runsItsMethods(tiny.run("methods", "--json"), tiny.run("run", "induction-heads", "--json"),
        tiny.run("run", "logit-lens"));
    assertEquals(0, tiny.run("run", "copying-scores").code());
  }

  @Test
  void jar_runsByItself_unpacksOnce_andTwoAtOnceAreFine() throws Exception {
    Path jar = folder.resolve("tiny.jar");
    build("--jar", jar.toString());
    // Two at once on an empty cache.
    Process first = start(jar, "methods", "--json");
    Process second = start(jar, "run", "induction-heads", "--json");
    Headframe.Ended methods = end(first);
    Headframe.Ended run = end(second);
    runsItsMethods(methods, run, end(start(jar, "run", "logit-lens")));
    Path cache = folder.resolve("cache/headframe");
    try (Stream<Path> folders = Files.list(cache)) {
      List<Path> unpacked = folders.toList();
      assertEquals(1, unpacked.size(), unpacked::toString);
      assertTrue(unpacked.get(0).getFileName().toString().matches("tiny-[0-9a-f]{16}"), unpacked::toString);
      // A damaged folder is not used.
      Files.delete(unpacked.get(0).resolve("etc/runpath.bnd"));
      assertEquals(0, end(start(jar, "methods")).code());
      assertTrue(Files.exists(unpacked.get(0).resolve("etc/runpath.bnd")));
    }
  }

  @Test
  void distributionOfADistribution_canBeMade() throws Exception {
    build("--to", folder.resolve("built").toString());
    Headframe tiny = new Headframe(folder.resolve("built"), folder.resolve("tiny home"));
    Headframe.Ended none = tiny.run("dist", "new", folder.resolve("lens").toString(), "--method", "logit-lens");
    assertEquals(2, none.code(), none::toString);
    assertTrue(none.err().contains("'logit-lens'; it has copying-scores, head-detector, induction-heads, phase-change;"),
        none::toString);
    assertTrue(none.err().contains("[HF-DIST-001]"), none::toString);
    Headframe.Ended again = tiny.run("dist", "build", definition.toString(), "--to",
        folder.resolve("again").toString(), "--json");
    assertEquals(0, again.code(), again::toString);
    assertEquals(METHODS, strings(again.json().getAsJsonArray("methods")));
  }

  @Test
  void pluginOfAnIndex_isInADistribution_whichHasNoNativesWhereNothingComputesWithThem() throws Exception {
    Path jar = ExampleProject.build("hello-method", folder.resolve("hello"), UnaryOperator.identity());
    String index = jar.resolveSibling("index.xml").toString();
    Headframe.Ended written = headframe.run("dist", "new", folder.resolve("greet").toString(),
        "--method", "example.org/hello", "--index", index);
    assertEquals(0, written.code(), written::toString);
    String greet = folder.resolve("greet.bndrun").toString();
    Headframe.Ended without = headframe.run("dist", "build", greet, "--to", folder.resolve("greet").toString());
    assertEquals(2, without.code(), without::toString);
    assertTrue(without.err().contains("greet.bndrun requires the bundle org.example.hello, and"), without::toString);
    Headframe.Ended built =
        headframe.run("dist", "build", greet, "--to", folder.resolve("greet").toString(), "--index", index, "--json");
    assertEquals(0, built.code(), built::toString);
    assertEquals(List.of("example.org/hello"), strings(built.json().getAsJsonArray("methods")));
    assertFalse(Files.exists(folder.resolve("greet/natives")));
    Headframe.Ended run = new Headframe(folder.resolve("greet"), folder.resolve("greet home"))
        .run("run", "example.org/hello", "--name", "Ada");
    assertEquals(0, run.code(), run::toString);
    assertTrue(run.out().contains("Ada"), run::toString);

    Files.write(jar, new byte[] {0}, StandardOpenOption.APPEND);
    Headframe stranger = new Headframe(folder.resolve("home without the jar"));
    Headframe.Ended other =
        stranger.run("dist", "build", greet, "--to", folder.resolve("no").toString(), "--index", index);
    assertTrue(other.err().contains("[HF-PLUGIN-024]"), other::toString);
    Headframe.Ended none =
        stranger.run("dist", "build", greet, "--to", folder.resolve("no").toString(), "--index", greet);
    assertTrue(none.err().contains("[HF-PLUGIN-020]"), none::toString);
  }

  @Test
  void requirementThatNothingMeets_isOneSentence_withBothSides() throws Exception {
    refused("""
        -runrequires: bnd.identity;id='io.headframe.core.console', bnd.identity;id='org.example.absent'
        """, "tiny.bndrun requires the bundle org.example.absent, and the distribution that it is built from has no"
        + " bundle of that name;", "HF-DIST-003");
    refused("""
        -runrequires: bnd.identity;id='io.headframe.core.console';version='[2.0,3)'
        """, "tiny.bndrun requires the bundle io.headframe.core.console in version [2.0.0,3.0.0), and the distribution"
        + " that it is built from has version 1.0.0", "HF-DIST-003");
    refused("-runblacklist: bnd.identity;id='a'\n-runrequires: bnd.identity;id='a'\n",
        "says '-runblacklist', which is not understood here;", "HF-DIST-007");
    refused("-runrequires: osgi.identity;filter:='(osgi.identity=a)'\n", "which is not understood here;",
        "HF-DIST-007");
    refused("# nothing\n", "says nothing with -runrequires, which", "HF-DIST-007");
  }

  @Test
  void whatIsThere_isNotOverwritten() throws Exception {
    Path there = Files.createDirectory(folder.resolve("there"));
    Headframe.Ended ended = headframe.run("dist", "build", definition.toString(), "--to", there.toString());
    assertEquals(2, ended.code(), ended::toString);
    assertTrue(ended.err().contains(there + " exists already") && ended.err().contains("HF-DIST-005"), ended::toString);
    Headframe.Ended again =
        headframe.run("dist", "new", folder.resolve("tiny").toString(), "--method", "induction-heads");
    assertEquals(2, again.code(), again::toString);
    assertTrue(again.err().contains("HF-DIST-020"), again::toString);
    Headframe.Ended model = headframe.run("dist", "new", folder.resolve("other").toString(), "--method",
        "induction-heads", "--model", "bert");
    assertTrue(model.err().contains("HF-DIST-002") && model.err().contains("constructed"), model::toString);
    assertFalse(Files.exists(folder.resolve("other.bndrun")));
  }

  private void refused(String text, String message, String id) throws Exception {
    Files.writeString(definition, text);
    Headframe.Ended ended =
        headframe.run("dist", "build", definition.toString(), "--to", folder.resolve("refused").toString());
    assertEquals(2, ended.code(), ended::toString);
    assertTrue(ended.err().contains(message), ended::toString);
    assertTrue(ended.err().contains("[" + id + "]"), ended::toString);
    assertEquals(1, ended.err().lines().count(), ended::toString);
    try (Stream<Path> left = Files.list(folder)) {
      assertFalse(left.anyMatch(file -> file.getFileName().toString().startsWith("refused")));
    }
  }

  private static void runsItsMethods(Headframe.Ended methods, Headframe.Ended run, Headframe.Ended absent) {
    assertEquals(0, methods.code(), methods::toString);
    assertEquals(METHODS, StreamSupport.stream(JsonParser.parseString(methods.out()).getAsJsonArray().spliterator(),
        false).map(method -> method.getAsJsonObject().get("id").getAsString()).toList());
    assertEquals(0, run.code(), run::toString);
    assertTrue(run.json().getAsJsonObject("result").getAsJsonObject("inductionHeads").toString()
        .contains("{\"layer\":1,\"head\":0}"), run::toString);
    assertEquals(2, absent.code(), absent::toString);
    assertTrue(absent.err().contains("logit-lens"), absent::toString);
  }

  private Headframe.Ended build(String... place) throws Exception {
    List<String> words = new ArrayList<>(List.of("dist", "build", definition.toString(), "--json"));
    words.addAll(List.of(place));
    Headframe.Ended ended = headframe.run(words.toArray(new String[0]));
    assertEquals(0, ended.code(), ended::toString);
    return ended;
  }

  private Process start(Path jar, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(
        List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-jar", jar.toString()));
    command.addAll(List.of(arguments));
    String name = String.join("-", arguments).replace("/", "");
    ProcessBuilder builder = new ProcessBuilder(command)
        .redirectOutput(folder.resolve(name + ".out").toFile()).redirectError(folder.resolve(name + ".err").toFile());
    builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    builder.environment().put("HEADFRAME_HOME", folder.resolve("jar home").toString());
    builder.environment().remove("HEADFRAME_JAVA_HOME");
    Process process = builder.start();
    files.put(process, name);
    return process;
  }

  private Headframe.Ended end(Process process) throws Exception {
    assertTrue(process.waitFor(2, TimeUnit.MINUTES), "it does not end");
    String name = files.get(process);
    return new Headframe.Ended(process.exitValue(), Files.readString(folder.resolve(name + ".out")),
        Files.readString(folder.resolve(name + ".err")));
  }

  private static List<String> strings(Iterable<JsonElement> array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonElement::getAsString).collect(Collectors.toList());
  }
}
