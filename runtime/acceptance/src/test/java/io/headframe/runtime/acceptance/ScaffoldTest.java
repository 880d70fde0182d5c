package io.headframe.runtime.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.runtime.acceptance.Headframe.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Projects that {@code headframe new} writes, built from the published interfaces alone, in a running shell. */
@Tag("one-java")
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ScaffoldTest {

  /** What the names of all projects here begin with; the kind follows. */
  private static final String OWNER = "example.org/my-";

  /** Of each technique, beside those of its extension point. */
  private static final int LEAST_RULES = 5;

  @TempDir
  Path home;

  @TempDir
  Path projects;

  private Headframe headframe;

  @BeforeEach
  void open() {
    headframe = new Headframe(home);
  }

  @Test
  void method_isGreenWithinAMinute_installed_andRun() throws Exception {
    long begin = System.nanoTime();
    List<String> next = write("method");
    Path project = projects.resolve("my-method");
    ExampleProject.maven(project, "verify");
    double seconds = (System.nanoTime() - begin) / 1e9;
    System.out.printf("headframe new method to green: %.1f s%n", seconds);
    assertExecuted(project, "method example.org/my-method");
    Path jar = project.resolve("target/org.example.my-method-1.0.0.jar");
    assertTrue(Files.readString(project.resolve("target/index.xml")).contains(jar.getFileName().toString()));
    // Of the commands that are printed, the first was given above.
    assertEquals("mvn verify", next.get(0));
    assertEquals("headframe plugin install target/" + jar.getFileName(), next.get(1));
    assertEquals(0, headframe.run("plugin", "install", jar.toString()).code());
    assertEquals("headframe run example.org/my-method", next.get(2));
    Ended ran = headframe.run("run", "example.org/my-method", "--json");
    assertEquals("0.0", ran.json().getAsJsonObject("result").get("strongest").getAsString());
  }

  @Test
  void everyOtherKind_passesItsTck_andIsUsedInARunningShell() throws Exception {
    List<String> kinds = kinds().stream().filter(kind -> !kind.equals("method")).toList();
    for (String kind : kinds) {
      write(kind);
    }
    buildTogether(kinds);
    for (String kind : kinds) {
      Path project = projects.resolve("my-" + kind);
      assertExecuted(project, kind.equals("architecture") ? " my-architecture"
          : kind.equals("parameter-type") ? " org.example.myparametertype.MyParameterTypeWords" : " " + OWNER + kind);
      Path jar = project.resolve("target/org.example.my-" + kind + "-1.0.0.jar");
      assertTrue(Files.readString(project.resolve("target/index.xml")).contains(jar.getFileName().toString()));
    }
    Path plugins = Files.createDirectories(home.resolve("plugins"));
    Path words = Files.writeString(home.resolve("words.txt"), "to be or not to be");
    Path series = Files.writeString(home.resolve("line.csv"), line(30));
    Path model = Files.writeString(home.resolve("yes-no.my-checkpoint-format"), YES_NO);
    try (RunningShell shell = new RunningShell(headframe)) {
      shell.ask("plugin list");
      for (String kind : kinds) {
        String jar = "org.example.my-" + kind + "-1.0.0.jar";
        Files.copy(projects.resolve("my-" + kind).resolve("target").resolve(jar), plugins.resolve(jar));
        shell.await("plugin list --json", "\"org.example.my-" + kind + "\"", true);
        assertHealthy(shell.ask("plugin check org.example.my-" + kind + " --json"));
      }
      String list = shell.ask("plugin list --json");
      assertEquals(kinds.size(), list.split("\"problem\": \"\"", -1).length - 1, list);
      assertUsed(shell, words, series, model);
      shell.exit();
    }
  }

  private static void assertUsed(RunningShell shell, Path words, Path series, Path model) throws IOException {
    assertContains(shell.ask("check example.org/my-claim --json"), "\"outcome\": \"holds\"");
    assertContains(shell.ask("run example.org/my-parameter-type --json --words " + words), "\"different\": 4");
    assertContains(shell.ask("run activation-patching --json --count 2 --pairs example.org/my-pair-source"),
        "\"status\": \"succeeded\"");
    String backtest = shell.ask(
        "run backtest --json example.org/my-forecaster --level 0 --horizon 7 --windows 2 --data " + series);
    assertContains(backtest.replaceAll("\\s", ""), "\"forecaster\":\"example.org/my-forecaster\",\"values\":[0.0,0.0,");
    assertContains(shell.ask("models"), "Says the next letter of the alphabet.");
    assertContains(shell.ask("generate --model example.org/my-embedded-model --max-tokens 3 \"y\""), "y z a b");
    assertContains(shell.ask("generate --model " + model + " --max-tokens 3 yes"), "yes no yes no");
  }

  @Test
  void generatedTest_isRed_whenTheMethodBreaksARule() throws Exception {
    write("parameter-type");
    Path method = projects.resolve("my-parameter-type/src/main/java/org/example/myparametertype")
        .resolve("MyParameterTypeMethod.java");
    String source = Files.readString(method);
    String broken = source.replace("return new Counts(words.size()", "return new Counts((int) System.nanoTime()");
    Files.writeString(method, broken);
    String log = ExampleProject.failingMaven(projects.resolve("my-parameter-type"), "verify");
    assertContains(log, "two runs with one seed differ");
  }

  /** Of the examples, whose method takes its time instead of looking into a model. */
  @Test
  void example_isBuiltByThePomThatNewWrites() throws Exception {
    assertEquals(0, headframe.run("new", "method", "example.org/hello", "--in", projects.toString()).code());
    String written = Files.readString(projects.resolve("hello/pom.xml"));
    String kept = Files.readString(Path.of(System.getProperty("headframe.examples"), "hello-method", "pom.xml"));
    assertEquals(withoutPlace(written), withoutPlace(kept));
  }

  private static String withoutPlace(String pom) {
    return pom.replaceAll("<(headframe.repository|headframe.natives)>.*?</", "<$1></");
  }

  @Test
  void distributionWithoutTemplates_saysSo() throws Exception {
    Headframe heads = new Headframe(Path.of(System.getProperty("headframe.heads")), home);
    Ended refused = heads.run("new", "method", "example.org/hello");
    assertEquals(2, refused.code(), refused::toString);
    assertContains(refused.err(), "HF-NEW-010");
  }

  /** All that there are, so that a new kind is built and checked too. */
  private List<String> kinds() throws Exception {
    Ended refused = headframe.run("new", "none", "example.org/none");
    assertEquals(2, refused.code(), refused::toString);
    String list = refused.err().replaceFirst("(?s).*the kinds are ([a-z, -]+)\\..*", "$1");
    return List.of(list.split(", "));
  }

  /** Writes a project and gives the commands that come next. */
  private List<String> write(String kind) throws Exception {
    Ended written = headframe.run("new", kind, OWNER + kind, "--in", projects.toString(), "--json");
    assertEquals(0, written.code(), written::toString);
    return written.json().getAsJsonArray("next").asList().stream().map(command -> command.getAsString()).toList();
  }

  /** One start of Maven for all: a list of the projects, of which none knows. */
  private void buildTogether(List<String> kinds) throws Exception {
    String modules = kinds.stream().map(kind -> "<module>my-" + kind + "</module>").collect(Collectors.joining());
    Files.writeString(projects.resolve("pom.xml"), """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          <groupId>org.example</groupId>
          <artifactId>all</artifactId>
          <version>1</version>
          <packaging>pom</packaging>
          <modules>%s</modules>
        </project>
        """.formatted(modules));
    ExampleProject.maven(projects, "verify");
  }

  /** The TCK writes a line of kind, id and count for each technique that it examined. */
  private static void assertExecuted(Path project, String technique) throws IOException {
    TreeMap<String, Integer> executed = new TreeMap<>();
    try (Stream<Path> records = Files.list(project.resolve("target/conformance"))) {
      for (Path record : records.toList()) {
        String line = Files.readString(record).strip();
        int count = line.lastIndexOf(' ');
        executed.put(line.substring(0, count), Integer.parseInt(line.substring(count + 1)));
      }
    }
    assertTrue(executed.entrySet().stream()
        .anyMatch(rules -> rules.getKey().endsWith(technique) && rules.getValue() > LEAST_RULES),
        () -> technique + " is not among " + executed);
  }

  /** A claim check has no health of its own; everything else of a bundle says that it is well. */
  private static void assertHealthy(String answer) {
    assertContains(answer, "\"state\": \"healthy\"");
    assertTrue(!answer.contains("\"state\": \"ill\""), answer);
  }

  private static void assertContains(String text, String part) {
    assertTrue(text.contains(part), () -> "no '" + part + "' in: " + text);
  }

  /** The days of a January, and their numbers. */
  private static String line(int days) {
    return IntStream.rangeClosed(1, days).mapToObj(day -> "a,2024-01-%02d,%d\n".formatted(day, day))
        .collect(Collectors.joining("", "unique_id,ds,y\n", ""));
  }

  /** After yes comes no, after no comes yes. */
  private static final String YES_NO = """
      {"config": {"model_type": "attention-only", "num_hidden_layers": 1, "num_attention_heads": 1, "head_dim": 1,
                  "hidden_size": 2, "vocab_size": 2, "max_position_embeddings": 4},
       "words": ["yes", "no"],
       "tensors": {"embed.weight": {"shape": [2, 2], "values": [1, 0, 0, 1]},
                   "pos_embed.weight": {"shape": [4, 2], "values": [0, 0, 0, 0, 0, 0, 0, 0]},
                   "blocks.0.attn.q.weight": {"shape": [1, 2], "values": [0, 0]},
                   "blocks.0.attn.k.weight": {"shape": [1, 2], "values": [0, 0]},
                   "blocks.0.attn.v.weight": {"shape": [1, 2], "values": [0, 0]},
                   "blocks.0.attn.o.weight": {"shape": [2, 1], "values": [0, 0]},
                   "unembed.weight": {"shape": [2, 2], "values": [0, 9, 9, 0]}}}
      """;
}
