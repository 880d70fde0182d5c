package io.headframe.runtime.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.headframe.core.testing.internal.DevelopmentData;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTest {

  @TempDir
  Path home;

  private Headframe headframe;

  @BeforeEach
  void open() {
    headframe = new Headframe(home);
  }

  @Test
  void inductionHeads_runOnTheEmbeddedModel_andLeaveARecordAndAReport() throws Exception {
    Headframe.Ended ended = headframe.run("run", "induction-heads", "--json");
    assertEquals(0, ended.code(), ended::toString);
    JsonObject record = ended.json();
    JsonObject result = record.getAsJsonObject("result");
    assertEquals("[\"1.0\"]", heads(result, "inductionHeads"));
    assertEquals("[\"0.0\"]", heads(result, "previousTokenHeads"));
    assertEquals("[\"0.1\"]", heads(result, "duplicateTokenHeads"));
    assertEquals(64, record.getAsJsonArray("inputs").get(0).getAsJsonObject().get("sha256").getAsString().length());
    assertTrue(record.getAsJsonArray("bundles").toString().contains("io.headframe.analysis.induction"));
    assertTrue(record.getAsJsonArray("bundles").toString().contains("io.headframe.architecture.attention-only"));

    Path folder = home.resolve("runs").resolve(record.get("id").getAsString());
    JsonObject kept = JsonParser.parseString(Files.readString(folder.resolve("run.json"))).getAsJsonObject();
    assertEquals(result, kept.get("result"));
    String page = Files.readString(folder.resolve("report.html"));
    assertTrue(page.contains("induction score"));
    assertFalse(page.matches("(?s).*(src|href)=[\"']?(https?:|//|\\.).*"), "the page loads something from elsewhere");

    Headframe.Ended shown = headframe.run("show", "latest", "--json");
    assertEquals(record.get("id"), shown.json().get("id"));
    Headframe.Ended again =
        headframe.run("run", "induction-heads", "--json", "--seed", record.get("seed").getAsString());
    assertEquals(result, again.json().get("result"));
  }

  @Test
  void output_toAFullDisk_isAFaultAndNoSilentLoss() throws Exception {
    File full = new File("/dev/full");
    assumeTrue(full.exists(), "/dev/full is Linux's");
    Process process = headframe.process("models", "--json").redirectOutput(full).start();
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(1, process.waitFor(), err);
    assertTrue(err.contains("HF-CONSOLE-010"), err);
  }

  @Test
  void output_thatTheReaderWantsNoMoreOf_isNoFault() throws Exception {
    Process process = headframe.process("describe", "induction-heads").start();
    process.getInputStream().close();
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), err);
    assertEquals("", err);
  }

  @Test
  void commandsOfDrafts_haveVectors() throws Exception {
    assumeTrue(Runtime.version().feature() >= 22, "Java has them from 22 on");
    for (String command : List.of("bench-draft", "train-draft")) {
      Process process = headframe.process(command, "--help").start();
      process.getInputStream().close();
      String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(0, process.waitFor(), err);
      assertEquals(Headframe.INCUBATOR, err, command);
    }
  }

  @Test
  void help_ofEveryCommand_explainsIt() throws Exception {
    Headframe.Ended top = headframe.run("--help");
    assertEquals(0, top.code(), top::toString);
    List<String> commands =
        List.of("run", "train-lm", "train-draft", "generate", "bench", "bench-draft", "forecast", "backtest", "methods",
            "describe", "check", "runs", "show", "models", "plugin");
    StringBuilder lines = new StringBuilder();
    for (String command : commands) {
      assertTrue(top.out().contains("\n  " + command), command + " in " + top.out());
      lines.append(command).append(" --help\n");
    }
    lines.append("run induction-heads --help\n");
    Headframe.Ended all = shell(lines.toString());
    assertEquals(0, all.code(), all::toString);
    for (String command : commands) {
      assertTrue(all.out().contains("headframe " + command), command + " in " + all.out());
    }
    assertTrue(all.out().contains("2 to 100000"), all::toString);
  }

  @Test
  void describeAndCheck_tellWhatAMethodDoesAndClaims() throws Exception {
    JsonObject described = headframe.run("describe", "induction-heads", "--json").json();
    assertTrue(described.toString().contains("2209.11895"), described.toString());
    assertTrue(described.toString().contains("quiet-without-repetition"), described.toString());
    Headframe.Ended checked = headframe.run("check", "induction-heads");
    assertEquals(0, checked.code(), checked::toString);
    assertTrue(checked.out().contains("holds"), checked::toString);
  }

  @Test
  void recordsOfAllClaims_areShown() throws Exception {
    Headframe.Ended ended = headframe.run("check", "--all", "--recorded");
    assertEquals(0, ended.code(), ended::toString);
    for (String method : List.of("induction-heads", "retrieval-heads", "successor-heads", "fourier-head",
        "timemcl", "hydra")) {
      assertTrue(ended.out().contains(method), ended::toString);
    }
  }

  @Test
  void interrupt_cancelsTheRun_andItsRecordSaysSo() throws Exception {
    Process process = headframe.process("run", "induction-heads", "--batch", "100000", "--length", "200")
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(home.resolve("err.txt").toFile())
        .start();
    Path lock = home.resolve("err.txt");
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!Files.readString(lock).contains("sequence") && System.nanoTime() < deadline) {
      Thread.sleep(50);
    }
    assertEquals(0, new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor());
    assertTrue(process.waitFor(20, TimeUnit.SECONDS), "the process goes on: " + Files.readString(lock));
    assertEquals(130, process.exitValue(), () -> "exit");
    JsonElement runs = JsonParser.parseString(headframe.run("runs", "--json").out());
    assertTrue(runs.toString().contains("\"cancelled\""), runs.toString());
  }

  @Test
  void generate_streamsTheOracleText() throws Exception {
    String model = DevelopmentData.find("models/stories260K/stories260K.bin").toString();
    Headframe.Ended ended = headframe.run(
        "generate", "--model", model, "--temperature", "0", "--max-tokens", "100", "Once upon a time");
    assertEquals(0, ended.code(), ended::toString);
    assertTrue(ended.out().startsWith("Once upon a time, there was a little girl named Lily. She loved to play outside"
        + " in the park. One day, she saw a big, red ball. She wanted to play with it, but it was too high."),
        ended::toString);
    assertTrue(ended.err().contains("tokens/s"), ended::toString);
  }

  /** 100 tokens by each way; the kernel of vectors only where this Java has them. */
  @Test
  void everyKernel_generatesTheSameText() throws Exception {
    String model = DevelopmentData.find("models/stories260K/stories260K.bin").toString();
    Headframe.Ended plain = generated("plain", model);
    Headframe.Ended operators = generated("none", model);
    assertEquals(plain.out(), operators.out());
    assertTrue(plain.err().contains("plain (plain Java, no vectors"), plain::toString);
    assertTrue(operators.err().contains("; PyTorch"), operators::toString);
    if (Runtime.version().feature() >= 22) {
      Headframe.Ended vectors = generated("vector", model);
      assertEquals(plain.out(), vectors.out());
      assertTrue(vectors.err().contains("vector (Vector API, "), vectors::toString);
    }
    assertEquals(2, generated("no-such", model).code());
  }

  private Headframe.Ended generated(String kernel, String model) throws Exception {
    return headframe.run("generate", "--model", model, "--kernel", kernel, "--max-tokens", "100", "Once upon a time");
  }

  /** On the model that is built in: a text that repeats itself comes in fewer passes, and is the same. */
  @Test
  void generate_withADraft_givesTheSameText() throws Exception {
    String prompt = "ba de fi go hu la ba de fi";
    Headframe.Ended alone = headframe.run("generate", "--max-tokens", "40", prompt);
    Headframe.Ended drafted =
        headframe.run("generate", "--max-tokens", "40", "--draft", "prompt-lookup", prompt);
    assertEquals(0, drafted.code(), drafted::toString);
    assertEquals(alone.out(), drafted.out());
    assertTrue(drafted.err().contains(" tokens in each of "), drafted::toString);
    Headframe.Ended unknown = headframe.run("generate", "--draft", "nobody", prompt);
    assertEquals(2, unknown.code(), unknown::toString);
    assertTrue(unknown.err().contains("[HF-DRAFT-002]"), unknown::toString);
  }

  @Test
  void generate_fromAHuggingFaceFolder_endsWithTheStory() throws Exception {
    String model = DevelopmentData.find("models/tinystories-656k").toString();
    Headframe.Ended ended = headframe.run("generate", "--model", model, "--seed", "3", "--max-tokens", "400",
        "Once upon a time, there was a little dog named Max. ");
    assertEquals(0, ended.code(), ended::toString);
    assertTrue(ended.out().startsWith("Once upon a time, there was a little dog named Max. "), ended::toString);
    Headframe.Ended json = headframe.run("generate", "--model", model, "--seed", "3", "--max-tokens", "400", "--json",
        "Once upon a time, there was a little dog named Max. ");
    assertEquals("end-of-text", json.json().get("stop").getAsString(), json::toString);
    assertTrue(ended.out().contains(json.json().get("text").getAsString()), json::toString);
  }

  private Headframe.Ended shell(String lines) throws Exception {
    Path input = Files.writeString(home.resolve("lines.txt"), lines);
    Path out = home.resolve("shell-out.txt");
    Path err = home.resolve("shell-err.txt");
    Process process = headframe.process("shell")
        .redirectInput(input.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    return new Headframe.Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private static String heads(JsonObject result, String set) {
    List<String> heads = result.getAsJsonObject(set).getAsJsonArray("members").asList().stream()
        .map(member -> member.getAsJsonObject().getAsJsonObject("head"))
        .map(head -> "\"" + head.get("layer") + "." + head.get("head") + "\"")
        .toList();
    return heads.toString();
  }
}
