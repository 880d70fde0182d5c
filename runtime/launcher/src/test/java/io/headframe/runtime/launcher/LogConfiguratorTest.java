package io.headframe.runtime.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogConfiguratorTest {

  @TempDir Path home;
  private final LoggerContext context = new LoggerContext();
  private final LogbackMDCAdapter mdc = new LogbackMDCAdapter();

  LogConfiguratorTest() {
    context.setMDCAdapter(mdc);
  }

  @AfterEach
  void stop() {
    context.stop();
  }

  @Test
  void configure_messageOfAPlugin_goesToBothFiles() throws IOException {
    LogConfigurator.configure(context, home, null);
    Logger logger = context.getLogger("somebody");
    logger.info("from the host");
    mdc.put("plugin", "org.example.hello");
    logger.warn("from the plugin");
    mdc.put("plugin", "../escape");
    logger.warn("from a strange name");
    assertEquals(List.of("from the host", "from the plugin", "from a strange name"), messages("headframe.log"));
    assertEquals(List.of("from the plugin"), messages("plugin-org.example.hello.log"));
    assertEquals(List.of("from a strange name"), messages("plugin-.._escape.log"));
  }

  @Test
  void configure_homeThatIsAFile_isSilent() throws IOException {
    Path file = Files.writeString(home.resolve("file"), "");
    PrintStream out = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed));
    try {
      LogConfigurator.configure(context, file, null);
      context.getLogger("somebody").error("lost");
    } finally {
      System.setOut(out);
    }
    assertEquals("", printed.toString());
  }

  @Test
  void configure_noLevelAsked_leavesOutTheChatterOfDjl() throws IOException {
    LogConfigurator.configure(context, home, null);
    assertFalse(context.getLogger("ai.djl.engine").isInfoEnabled());
    assertTrue(context.getLogger("ai.djl.engine").isWarnEnabled());
    assertTrue(context.getLogger("io.headframe").isInfoEnabled());
  }

  private List<String> messages(String file) throws IOException {
    return Files.readAllLines(home.resolve("logs").resolve(file)).stream()
        .map(line -> line.substring(line.indexOf("somebody: ") + "somebody: ".length()))
        .toList();
  }
}
