package io.headframe.runtime.acceptance;

import static io.headframe.runtime.acceptance.BrokenSetup.line;
import static io.headframe.runtime.acceptance.BrokenSetup.plugin;
import static io.headframe.runtime.acceptance.BrokenSetup.start;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.headframe.core.testing.ErrorPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each thing that can be wrong with a plugin, a command, a model or the distribution is said in one sentence that names
 * it and what to do, with an id that has a page, and without a stack trace. One shell is asked about all of them but
 * those with which none would start. A new case is a line in one of the lists.
 */
@Tag("one-java")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BrokenSetupsTest {

  private static final String MARK = "mark-";
  private static final String COMPONENT = "OSGI-INF/org.example.hello.HelloMethod.xml";

  private Path folder;
  private final Map<String, List<String>> said = new LinkedHashMap<>();
  private final Set<String> pages = new HashSet<>();

  static List<BrokenSetup> plugins() {
    return List.of(
        plugin("package that nobody exports", "HF-PLUGIN-010",
            good -> named(good, "needy")
                .header("Import-Package", old -> old + ",org.absent.library;version=\"[2.1,3)\"").bytes(),
            "needs the package org.absent.library in version [2.1.0,3.0.0)",
            "build the plugin against the packages of this installation"),
        plugin("newer Java", "HF-PLUGIN-012",
            good -> named(good, "newer")
                .header("Require-Capability", old -> old.replace("version=17", "version=99")).bytes(),
            "needs Java 99, and this is Java", "HEADFRAME_JAVA_HOME"),
        plugin("capability that nobody has", "HF-PLUGIN-010",
            good -> named(good, "unmet")
                .header("Require-Capability", old -> old + ",org.absent;filter:=\"(name=thing)\"").bytes(),
            "needs the capability org.absent with (name=thing)", "use a distribution that has it"),
        plugin("half a jar", "HF-HOST-010",
            good -> Arrays.copyOf(good.bytes(), 3000),
            "cannot be read as a jar", "copy it again"),
        plugin("no jar at all", "HF-HOST-010",
            good -> "<html>404 Not Found</html>".getBytes(),
            "cannot be read as a jar", "copy it again"),
        plugin("no bundle", "HF-HOST-011",
            good -> good.header("Bundle-SymbolicName", old -> null).bytes(),
            "no Bundle-SymbolicName", "build it with the bnd plugin"),
        plugin("version that is none", "HF-HOST-018",
            good -> named(good, "version").header("Bundle-Version", old -> "1.0.0.beta.2").bytes(),
            "cannot be taken in", "1.0.0.beta.2", "check the file"),
        plugin("id that somebody has", "HF-PLUGIN-015",
            good -> named(good, "double").bytes(),
            "org.example.double 1.0.0 and org.example.hello 1.0.0 both have the technique 'example.org/hello'",
            "headframe plugin remove org.example.hello"),
        plugin("same bundle in another file", "HF-HOST-016",
            PluginJar::bytes,
            "the bundle org.example.hello is already installed from a-good.jar", "delete one of the two"),
        plugin("component that cannot be loaded", "HF-HOST-003",
            good -> renamed(good, "unloadable")
                .text(COMPONENT, old -> old.replace("class=\"org.example.hello.HelloMethod\"", "class=\"org.Absent\""))
                .bytes(),
            "example.org/unloadable", "did not start", "mend the bundle"),
        plugin("activator that throws", "HF-PLUGIN-039",
            good -> renamed(good, "activator").header("Bundle-Activator", old -> "org.absent.Activator").bytes(),
            "org.absent.Activator", "mend the plugin"),
        plugin("no component", "HF-HOST-014",
            good -> renamed(good, "library").header("Service-Component", old -> null).bytes(),
            "it has no component with an id", "a component with @MethodInfo or @Technique"),
        plugin("component that waits for a service", "HF-HOST-014",
            good -> renamed(good, "waiting")
                .text(COMPONENT, old -> old.replace("<service>",
                    "<reference name=\"r\" interface=\"org.absent.Service\"/><service>"))
                .bytes(),
            "waits for the service org.absent.Service", "@MethodInfo"),
        plugin("interface of its own", "HF-HOST-004",
            good -> renamed(good, "shaded").take(core("method"), "io/headframe/core/method/")
                .header("Import-Package", old -> "org.slf4j").bytes(),
            "sees another version of that type", "build the bundle against the packages of this installation"));
  }

  static List<BrokenSetup> lines() {
    return List.of(
        line("no run yet", "HF-CONSOLE-003", any -> "show latest", "nothing was run yet", "headframe run ID"),
        line("unknown command", "HF-CONSOLE-008", any -> "metods", "'metods'", "Did you mean methods?"),
        line("unknown method", "HF-HOST-001", any -> "run induction-head", "'induction-head'", "headframe methods"),
        line("unknown option", "HF-CONSOLE-006", any -> "run induction-heads --lenght 20", "'--lenght'", "--length"),
        line("text for a number", "HF-HOST-022", any -> "run induction-heads --length fifty", "--length is 'fifty'",
            "must be a whole number"),
        line("number out of range", "HF-HOST-023", any -> "run induction-heads --length 1", "--length is 1 tokens",
            "must be between 2 and 100000"),
        line("no such choice", "HF-HOST-024", any -> "run path-patching --receivers x", "--receivers is 'x'",
            "one of logits, q, k, v"),
        line("text given twice", "HF-CONSOLE-011", any -> "run logit-lens --text ba du", "'ba'",
            "leave one of them out"),
        line("word that the model does not know", "HF-CONSTRUCTED-001", any -> "run logit-lens Paris", "'Paris'",
            "for example \"ba du #3 mi ba\""),
        line("too long for the model", "HF-INDUCTION-001", any -> "run induction-heads --length 300", "600 tokens",
            "use --length 256 or less"),
        line("layer that is not there", "HF-LENS-003", any -> "run logit-lens --layers 7 ba", "layer 7",
            "name some of those"),
        line("unknown model", "HF-MODEL-001", any -> "run induction-heads --model gpt5", "'gpt5'",
            "headframe models"),
        line("file of no known form", "HF-MODEL-002",
            in -> model(Files.writeString(in.resolve("model.gguf"), "GGUF")), "model.gguf",
            "give a Hugging Face folder"),
        line("empty model folder", "HF-CKPT-001", in -> model(in), "no config.json", "copy the whole folder"),
        line("folder without weights", "HF-CKPT-002", in -> without(in, "model.safetensors"),
            "neither model.safetensors nor", "copy the weights into it"),
        line("pickled weights alone", "HF-CKPT-003", in -> {
          Files.write(in.resolve("pytorch_model.bin"), new byte[100]);
          return without(in, "model.safetensors");
        }, "only as 'pytorch_model.bin'", "convert it with Python"),
        line("no tokenizer", "HF-CKPT-004", in -> model(new SmallCheckpoint().write(in)), "no tokenizer.json",
            "copy it from where the model is published"),
        line("configuration that is cut off", "HF-CKPT-006",
            in -> replaced(in, "config.json", "{\"model_type\": "), "config.json", "copy it again"),
        line("pointer of git-lfs", "HF-CKPT-013",
            in -> replaced(in, "model.safetensors", "version https://git-lfs.github.com/spec/v1\noid sha256:0\n"),
            "model.safetensors", "no safetensors file: copy it again"),
        line("truncated weights", "HF-CKPT-018", in -> model(new SmallCheckpoint().cut(9).write(in)),
            "model.layers.0.mlp.down_proj.weight", "copy it again"),
        line("unknown architecture", "HF-MODEL-003",
            in -> model(new SmallCheckpoint().set("model_type", "mamba").write(in)), "'mamba'",
            "install a bundle for it"),
        line("size that does not divide", "HF-MODEL-004",
            in -> model(new SmallCheckpoint().set("num_attention_heads", 3).write(in)), "num_attention_heads = 3",
            "correct the field in config.json"),
        line("tensor that is missing", "HF-MODEL-005",
            in -> model(new SmallCheckpoint().without("model.norm.weight").write(in)), "no tensor 'model.norm.weight'",
            "fetch both again"),
        line("configuration of another model", "HF-MODEL-006",
            in -> model(new SmallCheckpoint().set("intermediate_size", 8).write(in)), "mlp.gate_proj.weight",
            "fetch both again"),
        line("variant that is not computed", "HF-MODEL-012",
            in -> model(new SmallCheckpoint().set("hidden_act", "relu").write(in)), "hidden_act = \"relu\"",
            "use another model"),
        line("file with less than a header", "HF-LLAMA2C-002",
            in -> model(Files.write(in.resolve("short.bin"), new byte[20])), "20 bytes", "copy it again"),
        line("other file that ends in .bin", "HF-LLAMA2C-004",
            in -> model(Files.write(in.resolve("other.bin"), new byte[100])), "other.bin",
            "check that it is the right file"),
        line("unknown run", "HF-HOST-041", any -> "show 20200101", "'20200101'", "headframe runs"),
        line("method without claims", "HF-HOST-050", any -> "check logit-lens", "'logit-lens'",
            "those that have some are eagle, fourier-head"),
        line("unknown pairs", "HF-PROMPT-001", any -> "run activation-patching --pairs nothing", "'nothing'",
            "name one of them, or a file"),
        line("line that is no pair", "HF-PROMPT-004",
            in -> "run activation-patching --pairs " + Files.writeString(in.resolve("pairs.jsonl"), "\n{\"clean\": 1}"),
            "Line 2 of", "write {\"clean\""),
        line("list of heads that is none", "HF-HEADSETS-001", any -> "run head-importance --heads 1.0,5",
            "'5' is no head", "write layer.head"),
        line("head that the model does not have", "HF-ANALYSIS-001", any -> "run head-importance --heads 5.1",
            "no head 5.1", "name heads of this model"),
        line("metric without a gradient", "HF-PATCH-101", any -> "run attribution-patching --metric rank",
            "--metric rank", "run activation-patching"),
        line("impossible temperature", "HF-SAMPLE-001", any -> "generate --temperature -1 ba", "-1",
            "at least 0, and 0 means greedy"),
        line("method that throws", "HF-HOST-040", any -> "run example.org/hello --seconds 1800",
            "Method 'example.org/hello' of org.example.hello 1.0.0 failed", "IllegalStateException: on purpose"),
        line("unknown error", "HF-CONSOLE-012", any -> "explain HF-HOST-999", "'HF-HOST-999'", "headframe explain"));
  }

  static List<BrokenSetup> starts() {
    return List.of(
        start("distribution without bundles", "HF-LAUNCH-001", (process, distribution, in, good) -> {
          for (Path jar : DistributionCopy.list(distribution.resolve("bundles"))) {
            Files.delete(jar);
          }
        }, "bundles holds no jar", "build or unpack the distribution again"),
        start("list of packages that is missing", "HF-LAUNCH-002",
            (process, distribution, in, good) -> Files.delete(distribution.resolve("etc/runpath.bnd")),
            "runpath.bnd cannot be read", "build or unpack the distribution again"),
        start("damaged bundle", "HF-LAUNCH-003",
            (process, distribution, in, good) -> bundle(distribution, Arrays.copyOf(good.bytes(), 3000)),
            "broken.jar cannot be installed", "remove it from"),
        start("library among the bundles", "HF-LAUNCH-003",
            (process, distribution, in, good) ->
                bundle(distribution, good.header("Bundle-SymbolicName", old -> null)
                    .header("Bundle-ManifestVersion", old -> null).bytes()),
            "broken.jar cannot be installed", "no Bundle-SymbolicName", "remove it from"),
        start("bundle that needs a package", "HF-LAUNCH-004",
            (process, distribution, in, good) ->
                bundle(distribution, good.header("Import-Package", old -> old + ",org.absent.library").bytes()),
            "org.example.hello 1.0.0", "the package org.absent.library", "add a bundle that does"),
        start("bundle that needs a newer Java", "HF-LAUNCH-004",
            (process, distribution, in, good) -> bundle(distribution,
                good.header("Require-Capability", old -> old.replace("version=17", "version=99")).bytes()),
            "org.example.hello 1.0.0", "osgi.ee", "99", "or remove this one"),
        start("bundle whose activator throws", "HF-LAUNCH-006",
            (process, distribution, in, good) -> bundle(distribution,
                good.header("Bundle-Activator", old -> "org.absent.Activator").bytes()),
            "org.example.hello 1.0.0", "org.absent.Activator", "the log in"),
        start("no room for temporary files", "HF-LAUNCH-008",
            (process, distribution, in, good) -> process.environment().put("HEADFRAME_JAVA_OPTS",
                "-Djava.io.tmpdir=" + in.resolve("absent")),
            "absent", "choose another folder with"),
        start("home that is a file", "HF-LAUNCH-009",
            (process, distribution, in, good) -> process.environment().put("HEADFRAME_HOME",
                Files.writeString(in.resolve("home"), "").toString()),
            "no folder that can be written to", "set HEADFRAME_HOME"));
  }

  @BeforeAll
  void ask(@TempDir Path temporary) throws Exception {
    folder = temporary;
    Path good = ExampleProject.build("hello-method", folder.resolve("hello"), text -> text.replace("int steps =",
        "if (parameters.seconds() == 1800) { throw new IllegalStateException(\"on purpose\"); } int steps ="));
    askShell(good);
    Headframe.Ended explained = new Headframe(folder.resolve("home")).run("explain", "--json");
    JsonParser.parseString(explained.out()).getAsJsonArray()
        .forEach(page -> pages.add(page.getAsJsonObject().get("id").getAsString()));
    for (BrokenSetup setup : starts()) {
      askProcess(setup, good);
    }
  }

  @Test
  void pageOfAPlugin_isFound() {
    assertTrue(pages.contains("HF-HELLO-001"), pages::toString);
  }

  @Test
  void methodThatThrows_hasItsFramesInTheLog() throws IOException {
    String log = Files.readString(folder.resolve("home/logs/headframe.log"));
    assertTrue(log.contains("at org.example.hello.HelloMethod.run"), log);
  }

  @AfterAll
  void everySetup_hasItsOwnName() {
    assertEquals(plugins().size() + lines().size() + starts().size(), said.size(), said.keySet()::toString);
  }

  @ParameterizedTest
  @MethodSource({"plugins", "lines", "starts"})
  void setup_isSaidInOneSentence_withAPage(BrokenSetup setup) {
    List<String> lines = said.get(setup.name());
    assertEquals(1, lines.size(), lines::toString);
    String sentence = lines.get(0);
    assertTrue(sentence.matches(".* [\\[(]" + setup.id() + "[])]"), sentence);
    setup.says().forEach(part -> assertTrue(sentence.contains(part), part + " is not in: " + sentence));
    assertFalse(sentence.contains("Exception in") || sentence.contains("\tat "), sentence);
    assertTrue(pages.contains(setup.id()), setup.id() + " has no page");
  }

  private void askShell(Path good) throws Exception {
    Headframe headframe = new Headframe(folder.resolve("home"));
    Path inbox = Files.createDirectories(headframe.home().resolve("plugins"));
    Files.write(inbox.resolve("a-good.jar"),
        PluginJar.read(good).file(ErrorPage.FOLDER + "/HF-HELLO-001.md", "# HF-HELLO-001: nobody is there\n").bytes());
    Map<String, BrokenSetup> files = new LinkedHashMap<>();
    for (BrokenSetup setup : plugins()) {
      String file = "plugin-" + files.size() + ".jar";
      files.put(file, setup);
      Files.write(inbox.resolve(file), ((BrokenSetup.Plugin) setup.how()).content(PluginJar.read(good)));
    }
    List<String> script = new ArrayList<>();
    for (BrokenSetup setup : lines()) {
      Path own = Files.createDirectories(folder.resolve("files-" + script.size()));
      script.add(((BrokenSetup.Line) setup.how()).typed(own));
      script.add(MARK);
    }
    // A jar that cannot be read is given a second, in case it is still being written.
    script.add("run example.org/hello --seconds 2");
    script.add("plugin list --json");
    Headframe.Ended ended = run(headframe.process("shell"), Files.write(folder.resolve("script"), script));
    List<String> err = sentences(ended);
    for (BrokenSetup setup : lines()) {
      int mark = err.indexOf(err.stream().filter(line -> line.contains("'" + MARK + "'")).findFirst().orElseThrow());
      said.put(setup.name(), List.copyOf(err.subList(0, mark)));
      err = err.subList(mark + 1, err.size());
    }
    JsonElement list = JsonParser.parseString(ended.out().substring(ended.out().indexOf("\n{\n")));
    for (JsonElement element : list.getAsJsonObject().getAsJsonArray("plugins")) {
      BrokenSetup setup = files.get(element.getAsJsonObject().get("file").getAsString());
      if (setup != null) {
        said.put(setup.name(), element.getAsJsonObject().get("problem").getAsString().lines().toList());
      }
    }
  }

  private void askProcess(BrokenSetup setup, Path good) throws Exception {
    Path own = Files.createDirectories(folder.resolve("start-" + said.size()));
    Path distribution = DistributionCopy.make(own.resolve("distribution"));
    ProcessBuilder process = new Headframe(own.resolve("own-home")).process("methods");
    process.command().set(0, distribution.resolve("bin/headframe").toString());
    ((BrokenSetup.Start) setup.how()).breakIt(process, distribution, own, PluginJar.read(good));
    Headframe.Ended ended = run(process, Path.of("/dev/null"));
    assertEquals(1, ended.code(), ended::toString);
    assertEquals("", ended.out(), ended::toString);
    said.put(setup.name(), sentences(ended));
  }

  private Headframe.Ended run(ProcessBuilder process, Path in) throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    Process running = process.redirectInput(in.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile())
        .start();
    assertTrue(running.waitFor(2, TimeUnit.MINUTES), "it does not end");
    return new Headframe.Ended(running.exitValue(), Files.readString(out), Files.readString(err));
  }

  /** The lines of standard error, without the ids of the runs that failed and what Java itself says of its folder. */
  private static List<String> sentences(Headframe.Ended ended) {
    return ended.err().lines().filter(line -> !line.isBlank() && !line.startsWith("run: ")
        && !line.startsWith("WARNING: java.io.tmpdir") && !Headframe.INCUBATOR.startsWith(line)).toList();
  }

  private static String model(Path path) {
    return "run induction-heads --model " + path;
  }

  private static String without(Path folder, String file) throws IOException {
    Files.delete(new SmallCheckpoint().write(folder).resolve(file));
    return model(folder);
  }

  private static String replaced(Path folder, String file, String content) throws IOException {
    Files.writeString(new SmallCheckpoint().write(folder).resolve(file), content);
    return model(folder);
  }

  private static PluginJar named(PluginJar plugin, String name) {
    return plugin.header("Bundle-SymbolicName", old -> "org.example." + name);
  }

  /** With another id as well. */
  private static PluginJar renamed(PluginJar plugin, String name) {
    return named(plugin, name).text(COMPONENT, old -> old.replace("example.org/hello", "example.org/" + name))
        .header("Provide-Capability", old -> old.replace("example.org/hello", "example.org/" + name));
  }

  private static PluginJar core(String name) throws IOException {
    Path bundles = Path.of(System.getProperty("headframe.distribution"), "bundles");
    return PluginJar.read(DistributionCopy.list(bundles).stream()
        .filter(jar -> jar.getFileName().toString().startsWith("io.headframe.core." + name + "-")).findFirst()
        .orElseThrow());
  }

  private static void bundle(Path distribution, byte[] content) throws IOException {
    Files.write(distribution.resolve("bundles/broken.jar"), content);
  }
}
