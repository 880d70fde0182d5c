package io.headframe.core.console.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.headframe.core.host.plugin.PluginChange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginCommandsTest {

  @TempDir
  private Path folder;
  private FakeHost host;
  private Typed typed;

  @BeforeEach
  void start() {
    host = new FakeHost(folder);
    typed = new Typed(host);
  }

  private PluginChange planned() {
    return host.plugins.planned.get(host.plugins.planned.size() - 1);
  }

  @Test
  void plan_showsWhatWouldBeDone_andDoesNothing() {
    assertEquals(0, typed.type("plugin", "plan", "install", "lens@[1,2)"));
    assertEquals(new PluginChange.Install(List.of("lens@[1,2)")), planned());
    assertTrue(typed.out().contains("1.0.0 -> 1.1.0"), typed.out());
    assertTrue(typed.out().contains("A note."), typed.out());
    assertTrue(typed.out().contains("Nothing else is refreshed. No restart is needed."), typed.out());
    assertTrue(typed.out().contains("Apply it with: headframe plugin install lens@[1,2)"), typed.out());
    assertEquals(List.of(), host.plugins.applied);
  }

  @Test
  void everyChange_isAppliedAsPlanned() {
    Path jar = folder.resolve("some.jar");
    assertEquals(0, typed.type("plugin", "install", "lens", "other"));
    assertEquals(new PluginChange.Install(List.of("lens", "other")), planned());
    assertEquals(0, typed.type("plugin", "install", jar.toString()));
    assertEquals(new PluginChange.InstallFile(jar), planned());
    assertEquals(0, typed.type("plugin", "install", "--frozen", "headframe.lock"));
    assertEquals(new PluginChange.Frozen(Path.of("headframe.lock")), planned());
    assertEquals(0, typed.type("plugin", "update"));
    assertEquals(new PluginChange.Update(List.of()), planned());
    assertEquals(0, typed.type("plugin", "remove", "lens"));
    assertEquals(new PluginChange.Remove(List.of("lens")), planned());
    assertEquals(0, typed.type("plugin", "rollback"));
    assertEquals(new PluginChange.RollBack(OptionalInt.empty()), planned());
    assertEquals(0, typed.type("plugin", "rollback", "3"));
    assertEquals(new PluginChange.RollBack(OptionalInt.of(3)), planned());
    assertEquals(host.plugins.planned, host.plugins.applied.stream().map(plan -> plan.change()).toList());
    assertTrue(typed.out().contains("replaced org.lens 1.0.0 by 1.1.0"), typed.out());
    assertTrue(typed.out().contains("Set 8 is in use"), typed.out());
  }

  @Test
  void changeThatNeedsARestart_saysSo() {
    host.plugins.restart = "org.api exports packages that other bundles are linked to";
    assertEquals(0, typed.type("plugin", "update"));
    assertTrue(typed.out().contains("It takes effect with the next start, because org.api"), typed.out());
    assertTrue(typed.out().contains("Set 8 is used from the next start on."), typed.out());
  }

  @Test
  void nothingToDo_saysSo() {
    host.plugins.nothing = true;
    assertEquals(0, typed.type("plugin", "update"));
    assertTrue(typed.out().contains("Nothing is to be installed or removed.\n"), typed.out());
  }

  @Test
  void wires_areShownWhenAsked() {
    assertEquals(0, typed.type("plugin", "plan", "update", "--wires"));
    assertTrue(typed.out().contains("org.lens 1.1.0 -> osgi.wiring.package p of org.p 1.0.0"), typed.out());
  }

  @Test
  void listSearchInfoHistoryHealthIndex_showWhatThereIs() throws Exception {
    assertEquals(0, typed.type("plugin", "list"));
    assertTrue(typed.out().contains("copy-heads") && typed.out().contains("It is no jar."), typed.out());
    assertEquals(0, typed.type("plugin", "search", "layer"));
    assertTrue(typed.out().contains("org.lens"), typed.out());
    assertEquals(0, typed.type("plugin", "info", "lens"));
    assertTrue(typed.out().contains("Shows what every layer would predict."), typed.out());
    assertEquals(0, typed.type("plugin", "history"));
    assertTrue(typed.out().contains("7 *") && typed.out().contains("refused: It is no jar."), typed.out());
    assertEquals(1, typed.type("plugin", "check"), "one is ill");
    assertTrue(typed.out().contains("healthy") && typed.out().contains("It finds nothing."), typed.out());
    assertEquals(0, typed.type("plugin", "index", "add", "more.xml"));
    assertTrue(typed.out().contains("more.xml has 3 bundles"), typed.out());
    assertEquals(0, typed.type("plugin", "index", "remove", "more.xml"));
    assertEquals(List.of("https://example.org/index.xml"), host.plugins.addresses());
    assertEquals(0, typed.type("plugin", "lock", "--to", folder.resolve("a.lock").toString()));
    assertTrue(Files.notExists(folder.resolve("a.lock")), "the fake host writes nothing");
  }

  @Test
  void whatAPluginUsed_andThatItIsQuarantined_isShown() {
    host.plugins.quarantine = "Its thread never returned.";
    assertEquals(0, typed.type("plugin", "list"));
    assertTrue(typed.out().contains("Its thread never"), typed.out());
    assertEquals(0, typed.type("plugin", "info", "copy-heads"));
    assertTrue(typed.out().contains("3 runs of 1.2.0 (2 succeeded, 1 failed, 0 cancelled, 0 given up), 4.5 s, 4.2 s of"
        + " CPU, 1.0 MiB of heap"), typed.out());
    assertEquals(0, typed.type("plugin", "reset", "io.headframe.analysis.copy"));
    assertTrue(typed.out().contains("1 method of io.headframe.analysis.copy can run again."), typed.out());
    assertEquals(0, typed.type("plugin", "reset", "other"));
    assertTrue(typed.out().contains("No method of other is held back."), typed.out());
  }

  @Test
  void everyCommand_printsJson() {
    for (String command : List.of("list", "search", "info lens", "plan update", "update", "history", "check", "index",
        "lock", "index add x", "reset x")) {
      typed.type(("plugin " + command + " --json").split(" "));
      JsonElement json = JsonParser.parseString(typed.out());
      assertTrue(json.isJsonObject() || json.isJsonArray(), command);
    }
  }

  @Test
  void badInput_isSaidInOneSentence() {
    assertEquals(2, typed.type("plugin", "info", "absent"));
    assertTrue(typed.err().contains("HF-CONSOLE-020"), typed.err());
    assertEquals(2, typed.type("plugin", "install"));
    assertTrue(typed.err().contains("Nothing is named to install"), typed.err());
    assertEquals(2, typed.type("plugin", "install", "lens", "some.jar"));
    assertTrue(typed.err().contains("One jar is installed at a time"), typed.err());
    assertEquals(2, typed.type("plugin", "rollback", "soon"));
    assertEquals(2, typed.type("plugin"));
    assertEquals(2, typed.type("plugin", "plan"));
    assertEquals(List.of(), host.plugins.applied);
  }
}
