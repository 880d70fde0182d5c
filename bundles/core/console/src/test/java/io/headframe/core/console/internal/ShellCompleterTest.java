package io.headframe.core.console.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Parser;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellCompleterTest {

  @TempDir
  private Path folder;

  private List<String> complete(String typed) throws Exception {
    FakeHost host = new FakeHost(folder);
    host.modelLoader = new ByteModel.Loader();
    host.projects = new FakeProjects();
    host.pages.put("HF-LENS-001", folder.toUri().toURL());
    Screen screen = new Screen(new PrintStream(PrintStream.nullOutputStream()),
        new PrintStream(PrintStream.nullOutputStream()), false, false, () -> 80);
    Invocation invocation = new Invocation(host.services(), screen, new Interrupts(() -> {}, () -> {}), null);
    ShellCompleter completer =
        new ShellCompleter(host.services(), () -> CommandTree.of(invocation).getCommandSpec());
    try (DumbTerminal terminal = new DumbTerminal(System.in, PrintStream.nullOutputStream())) {
      LineReader reader = LineReaderBuilder.builder().terminal(terminal).build();
      List<Candidate> candidates = new ArrayList<>();
      completer.complete(reader,
          new DefaultParser().parse(typed, typed.length(), Parser.ParseContext.COMPLETE), candidates);
      return candidates.stream().map(Candidate::value).toList();
    }
  }

  @Test
  void command_isCompleted() throws Exception {
    assertTrue(complete("meth").contains("methods"));
  }

  @Test
  void method_isCompletedByItsId() throws Exception {
    for (String command : List.of("run", "describe", "check")) {
      assertEquals(List.of("copy-heads"), complete(command + " c"));
    }
  }

  @Test
  void error_isCompletedByItsId() throws Exception {
    assertEquals(List.of("HF-LENS-001"), complete("explain HF"));
  }

  @Test
  void kindsOfProjects_areCompleted() throws Exception {
    assertEquals(List.of("lens", "method"), complete("new "));
  }

  @Test
  void optionsOfAMethod_areCompleted() throws Exception {
    assertTrue(complete("run copy-heads --le").contains("--length"));
  }

  @Test
  void choices_areCompleted() throws Exception {
    assertEquals(List.of("detector", "repeated"), complete("run copy-heads --form "));
    assertEquals(List.of("detector"), complete("run copy-heads --form de"));
  }

  @Test
  void model_isCompletedByNameAndPath() throws Exception {
    Files.createFile(folder.resolve("weights.bin"));
    List<String> found = complete("run copy-heads --model " + folder + "/wei");
    assertTrue(found.contains("letters"), found.toString());
    assertTrue(found.stream().anyMatch(path -> path.endsWith("weights.bin")), found.toString());
  }

  @Test
  void optionsOfAMethodWithAText_areCompleted_andWhatIsOpenedIsAFile() throws Exception {
    Files.createFile(folder.resolve("run.json"));
    assertTrue(complete("run lens --la").contains("--layers"));
    assertTrue(complete("run lens \"some text\" --la").contains("--layers"));
    assertTrue(complete("run lens --heads " + folder + "/ru").stream().anyMatch(path -> path.endsWith("run.json")));
    assertEquals(List.of(), complete("run lens --layers " + folder + "/ru"));
  }

  @Test
  void unknownMethod_suggestsNothing() throws Exception {
    assertEquals(List.of(), complete("run nothing --"));
  }
}
