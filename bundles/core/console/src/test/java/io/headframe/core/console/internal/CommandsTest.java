package io.headframe.core.console.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.headframe.core.host.Runs;
import io.headframe.core.method.Claim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class CommandsTest {

  @TempDir
  private Path folder;
  private FakeHost host;
  private Typed typed;

  @BeforeEach
  void begin() {
    host = new FakeHost(folder);
    typed = new Typed(host);
  }

  private JsonElement json(String... arguments) {
    assertEquals(0, typed.type(arguments), typed.err());
    return JsonParser.parseString(typed.out());
  }

  @Test
  void run_passesWhatWasGivenAndShowsTheResult() throws Exception {
    assertEquals(0, typed.type("run", "copy-heads", "--length", "64", "--form=repeated", "--fast", "--seed", "7"),
        typed.err());
    assertEquals(List.of(new Runs.Request("copy-heads",
        Map.of("length", "64", "form", "repeated", "fast", "true"), 7)), host.requests);
    Path report = folder.resolve("20261121-0900-1/report.html");
    assertTrue(Files.readString(report).contains("\"Copy heads\""));
    assertTrue(typed.out().startsWith("Copy heads\n"), typed.out());
    assertTrue(typed.out().contains("0.75"), typed.out());
    assertTrue(typed.out().contains("report: " + report), typed.out());
    assertEquals("", typed.err());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void run_asJson_isOneDocumentAlone(boolean first) {
    JsonObject json = (first ? json("run", "--json", "copy-heads") : json("run", "copy-heads", "--json"))
        .getAsJsonObject();
    assertEquals(List.of("id", "method", "status", "started", "seconds", "seed", "parameters", "inputs", "bundles",
        "java", "error", "result", "folder", "report"), List.copyOf(json.keySet()));
    assertEquals("succeeded", json.get("status").getAsString());
    assertEquals("2026-11-21T09:00:00Z", json.get("started").getAsString());
    assertEquals(.75, json.getAsJsonObject("result").get("best").getAsDouble());
    assertTrue(typed.err().contains("report: "), typed.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"run copy-heads --seed", "generate --seed", "generate --top-k"})
  void wholeNumber_thatIsNone_isSaidInTheWordsOfTheOtherParameters(String command) {
    String option = command.substring(command.lastIndexOf(' ') + 1);
    assertEquals(2, typed.type((command + " abc").split(" ")));
    assertTrue(typed.err().startsWith("error: " + option + " is 'abc', but must be a whole number. See"), typed.err());
  }

  @Test
  void generate_promptWithoutQuotationMarks_saysThatItNeedsThem() {
    assertEquals(2, typed.type("generate", "Once", "upon"));
    assertEquals("error: There is nothing that takes the argument 'upon'. Put a value that contains spaces in"
        + " quotation marks. See 'headframe generate --help'. [HF-CONSOLE-006]\n", typed.err());
  }

  @Test
  void run_thatFailsInThePlugin_isAFault() {
    host.failure = new IllegalStateException("it broke");
    assertEquals(1, typed.type("run", "copy-heads"));
    assertTrue(typed.err().startsWith("error: it broke\n"), typed.err());
    assertEquals("", typed.out());
  }

  @Test
  void run_thatFailsForItsInput_isBadInput() {
    host.failure = FakeHost.error("HF-CKPT-001", "There is no folder 'x'.", true);
    assertEquals(2, typed.type("run", "copy-heads", "--model", "x"));
    assertTrue(typed.err().startsWith("error: There is no folder 'x'. [HF-CKPT-001]\n"), typed.err());
  }

  @Test
  void run_interrupted_isCancelledOnce() throws Exception {
    host.waitsForCancel = true;
    Thread interrupting = new Thread(() -> {
      try {
        host.started.await();
        while (host.outcomes.isEmpty()) {
          typed.interrupts.interrupt();
          TimeUnit.MILLISECONDS.sleep(5);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    interrupting.start();
    assertEquals(130, typed.type("run", "copy-heads"));
    interrupting.join();
    assertTrue(typed.err().startsWith("cancelled\n"), typed.err());
  }

  @Test
  void run_help_showsOptionsWithUnitRangeChoicesAndDefault() {
    assertEquals(0, typed.type("run", "copy-heads", "--help"));
    String help = typed.out().replaceAll("\\s+", " ");
    assertTrue(help.contains("Copy heads"), help);
    assertTrue(help.contains("Scores 100 % of the heads."), help);
    assertTrue(help.contains("Paper: A Paper, 2022, arXiv:2209.11895"), help);
    assertTrue(help.contains("--length=<integer>"), help);
    assertTrue(help.contains("Length of a half, in tokens; integer from 2 to 512; default: 32."), help);
    assertTrue(help.contains("Least score of a head, in %; number from 0 to 1; default: 0.4."), help);
    assertTrue(help.contains("Which form; one of detector, repeated; default: detector."), help);
    assertTrue(host.requests.isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"run lens|a b", "run lens --prompt|a b", "run lens|--prompt=a b", "run --json lens|a b"})
  void text_isGivenWithItsNameOrWithout(String line) {
    String[] parts = line.split("\\|");
    assertEquals(0, typed.type(Stream.concat(Stream.of(parts[0].split(" ")), Stream.of(parts[1]))
        .toArray(String[]::new)), typed.err());
    assertEquals(Map.of("prompt", "a b"), host.requests.get(0).parameters());
  }

  @Test
  void text_afterAFlag_isNotTheFlagsValue() {
    assertEquals(0, typed.type("run", "lens", "--fast", "Once", "--layers", "1,3-5"), typed.err());
    assertEquals(0, typed.type("run", "lens", "--fast", "false", "Once"), typed.err());
    assertEquals(0, typed.type("run", "lens", "--fast=false", "true"), typed.err());
    assertEquals(0, typed.type("run", "lens", "Once", "--fast"), typed.err());
    assertEquals(List.of(Map.of("fast", "true", "prompt", "Once", "layers", "1,3-5"),
        Map.of("fast", "false", "prompt", "Once"), Map.of("fast", "false", "prompt", "true"),
        Map.of("fast", "true", "prompt", "Once")), host.requests.stream().map(Runs.Request::parameters).toList());
  }

  @Test
  void text_givenTwiceOrInSeveralWords_isRefused() {
    assertEquals(2, typed.type("run", "lens", "--prompt", "a", "b"));
    assertEquals("error: --prompt is given twice: as 'a' with its name, and as 'b' without; leave one of them out."
        + " [HF-CONSOLE-011]\n", typed.err());
    assertEquals(2, typed.type("run", "lens", "a", "b"));
    assertTrue(typed.err().contains("takes the argument 'b'. Put a value that contains spaces in quotation marks."),
        typed.err());
    assertEquals(2, typed.type("run", "copy-heads", "a"));
    assertTrue(host.requests.isEmpty());
  }

  @Test
  void help_showsTheTextThatNeedsNoName_listsAndWhatIsOptional() {
    assertEquals(0, typed.type("run", "lens", "--help"));
    String help = typed.out().replaceAll("\\s+", " ");
    for (String part : List.of("[--seed=<integer>] <prompt>", "<prompt> The text to read, 100 % of it; text; required.",
        "--prompt=<text> The same as <prompt>.", "--layers=<integers>",
        "Which layers; integers such as 1,2,5-7, each at least 0; default: none.",
        "Which heads; heads such as 5.1; default: none.")) {
      assertTrue(help.contains(part), part + " in " + typed.out());
    }
    assertEquals(0, typed.type("describe", "lens"));
    assertTrue(typed.out().contains("--prompt or <prompt>  the text to read, 100 % of"), typed.out());
    JsonObject prompt = json("describe", "lens", "--json").getAsJsonObject().getAsJsonArray("parameters").get(0)
        .getAsJsonObject();
    assertTrue(prompt.get("positional").getAsBoolean());
    assertTrue(prompt.get("required").getAsBoolean());
  }

  @Test
  void deadline_isReadAsPeopleWriteIt() {
    assertEquals(0, typed.type("run", "copy-heads", "--deadline", "1h30m"), typed.err());
    assertEquals(Duration.ofMinutes(90), host.requests.get(0).deadline());
    assertEquals(0, typed.type("run", "copy-heads", "--deadline=1.5s"), typed.err());
    assertEquals(Duration.ofMillis(1500), host.requests.get(1).deadline());
  }

  @ParameterizedTest
  @ValueSource(strings = {"10", "soon", "0s", "-5m", ""})
  void deadlineOfAnotherForm_isRefused(String time) {
    assertEquals(2, typed.type("run", "copy-heads", "--deadline=" + time));
    assertTrue(typed.err().startsWith("error: --deadline is '" + time + "', but must be a time such as 90s, 10m or"
        + " 1h30m."), typed.err());
  }

  @Test
  void unknownOption_suggestsTheNearest() {
    assertEquals(2, typed.type("run", "copy-heads", "--lenght", "3"));
    assertTrue(typed.err().contains("There is no option '--lenght'"), typed.err());
    assertTrue(typed.err().contains("Did you mean --length?"), typed.err());
    assertTrue(typed.err().contains("See 'headframe run copy-heads --help'. [HF-CONSOLE-006]"), typed.err());
  }

  @Test
  void unknownMethod_isTheHostsError() {
    assertEquals(2, typed.type("run", "copy-haeds"));
    assertEquals("error: There is no method 'copy-haeds'; did you mean copy-heads? [HF-HOST-001]\n", typed.err());
  }

  @Test
  void unknownCommand_suggestsTheNearest() {
    assertEquals(2, typed.type("metods"));
    assertEquals("error: There is no command 'metods'. Did you mean methods? See 'headframe --help'."
        + " [HF-CONSOLE-006]" + System.lineSeparator(), typed.err());
  }

  @Test
  void methodAsCommand_saysHowItIsRun() {
    assertEquals(2, typed.type("copy-heads"));
    assertEquals("error: There is no command 'copy-heads'. It is a method: 'headframe run copy-heads' runs it."
        + " See 'headframe --help'. [HF-CONSOLE-006]" + System.lineSeparator(), typed.err());
  }

  @Test
  void help_fitsTheScreen() {
    typed.type("run", "copy-heads", "--help");
    assertTrue(typed.out().lines().allMatch(line -> line.length() <= 90), typed.out());
    typed.type("--help");
    assertTrue(typed.out().lines().allMatch(line -> line.length() <= 90), typed.out());
  }

  @Test
  void noCommand_isBadInput() {
    assertEquals(2, typed.type());
    assertTrue(typed.err().startsWith("error: No command is given."), typed.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "run", "generate", "methods", "describe", "check", "runs", "show", "models", "plugin", "shell"})
  void everyCommand_hasHelpWithExitCodes(String command) {
    assertEquals(0, typed.type(command, "--help"));
    assertTrue(typed.out().contains("Usage: headframe " + command), typed.out());
    assertTrue(typed.out().contains("130 cancelled"), typed.out());
    assertTrue(List.of("shell", "plugin").contains(command) || typed.out().contains("--json"), typed.out());
    assertEquals(0, typed.type("help", command));
    assertTrue(typed.out().contains("Usage: headframe " + command), typed.out());
  }

  @Test
  void trainLm_isTheMethod() {
    assertEquals(2, typed.type("train-lm", "--layers", "2"));
    assertTrue(typed.err().contains("train-lm") && !typed.err().contains("--layers"), typed.err());
    assertEquals(0, typed.type("help", "train-lm"));
    assertTrue(typed.out().contains("run train-lm"), typed.out());
  }

  @Test
  void methods_areListed() {
    assertEquals(0, typed.type("methods"));
    assertTrue(typed.out().contains("copy-heads  Copy heads  analysis    1.2.0"), typed.out());
    JsonObject method = json("methods", "--json").getAsJsonArray().get(0).getAsJsonObject();
    assertEquals("copy-heads", method.get("id").getAsString());
  }

  @Test
  void describe_showsParametersAndClaims() {
    assertEquals(0, typed.type("describe", "copy-heads"));
    assertTrue(typed.out().contains("integer from 2 to 512"), typed.out());
    assertTrue(typed.out().contains("≥ 0.5"), typed.out());
    JsonObject parameter = json("describe", "copy-heads", "--json").getAsJsonObject().getAsJsonArray("parameters")
        .get(0).getAsJsonObject();
    assertTrue(parameter.get("min").isJsonNull());
  }

  @Test
  void check_asRecorded_succeeds() {
    assertEquals(0, typed.type("check", "copy-heads"));
    assertTrue(typed.out().contains("0.7500 [0.7000, 0.8000]  holds"), typed.out());
    JsonObject checked = json("check", "--all", "--json").getAsJsonArray().get(0).getAsJsonObject();
    assertEquals("holds", checked.get("outcome").getAsString());
    assertTrue(checked.get("asRecorded").getAsBoolean());
    assertEquals("at-least", checked.getAsJsonObject("claim").get("direction").getAsString());
  }

  @Test
  void check_otherThanRecorded_differs() {
    host.recorded = Claim.Outcome.FAILS;
    assertEquals(3, typed.type("check", "copy-heads"));
    assertTrue(typed.err().contains("copy-heads/copies holds, recorded fails"), typed.err());
    host.recorded = null;
    assertEquals(3, typed.type("check", "copy-heads", "--json"));
    JsonObject checked = JsonParser.parseString(typed.out()).getAsJsonArray().get(0).getAsJsonObject();
    assertTrue(checked.get("recorded").isJsonNull());
  }

  @Test
  void check_recorded_showsTheRecordAndMeasuresNothing() {
    host.waitsForCancel = true;
    assertEquals(0, typed.type("check", "--all", "--recorded"));
    assertTrue(typed.out().contains("0.7600 [0.7000, 0.8000]  holds"), typed.out());
    JsonObject recorded = json("check", "copy-heads", "--recorded", "--json").getAsJsonArray().get(0).getAsJsonObject();
    assertEquals(0.76, recorded.getAsJsonObject("measured").get("value").getAsDouble());
  }

  @Test
  void check_onAnotherModel_isNotComparedWithTheRecord() {
    assertEquals(0, typed.type("check", "copy-heads", "--model", "my-model"));
    assertTrue(typed.out().contains("fails") && typed.out().contains("nothing"), typed.out());
    JsonObject checked = json("check", "copy-heads", "--model", "my-model", "--json").getAsJsonArray().get(0)
        .getAsJsonObject();
    assertEquals("my-model", checked.getAsJsonObject("claim").get("model").getAsString());
    assertEquals(2, typed.type("check", "copy-heads", "--model", "my-model", "--recorded"));
    assertTrue(typed.err().contains("my-model"), typed.err());
  }

  @Test
  void check_withAPage_writesAllClaimsAndWhatTheySay() throws IOException {
    Path page = folder.resolve("claims.html");
    assertEquals(0, typed.type("check", "--all", "--page", page.toString()));
    String html = Files.readString(page);
    for (String part : List.of("copies", "0.7500 [0.7000, 0.8000]", FakeHost.CLAIM.statement(),
        FakeHost.CLAIM.source())) {
      assertTrue(html.contains(part), part);
    }
    assertEquals(2, typed.type("check", "--all", "--page", folder.resolve("no/such/folder.html").toString()));
    assertTrue(typed.err().contains("folder.html"), typed.err());
  }

  @Test
  void check_ofNothing_isBadInput() {
    assertEquals(2, typed.type("check"));
  }

  @Test
  void check_interrupted_isCancelled() throws Exception {
    host.waitsForCancel = true;
    Thread interrupting = new Thread(() -> {
      try {
        host.started.await();
        typed.interrupts.interrupt();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    interrupting.start();
    assertEquals(130, typed.type("check", "copy-heads"));
    interrupting.join();
    assertFalse(Thread.interrupted());
  }

  @Test
  void show_findsTheLatest() {
    assertEquals(2, typed.type("show", "latest"));
    typed.type("run", "copy-heads");
    assertEquals(0, typed.type("show", "latest"));
    for (String part : List.of("io.headframe.analysis.copy 1.2.0 sha256 cd34", "sha256 ab12", "17.0.15", "0.75",
        "report: ")) {
      assertTrue(typed.out().contains(part), typed.out());
    }
    JsonObject json = json("show", "2026", "--json").getAsJsonObject();
    assertTrue(json.get("report").getAsString().endsWith("report.html"));
    assertEquals(1, json("runs", "--json").getAsJsonArray().size());
    typed.type("runs");
    assertTrue(typed.out().contains(json.get("id").getAsString() + "  succeeded"), typed.out());
  }

  @Test
  void models_withoutALoader_areExplained() {
    assertEquals(2, typed.type("models"));
    assertTrue(typed.err().contains("[HF-CONSOLE-001]"), typed.err());
    assertEquals(2, typed.type("generate", "x"));
  }

  @Test
  void shell_givesItsExitCode() {
    assertEquals(77, typed.type("shell"));
  }
}
