package io.headframe.core.console.internal.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.testing.ErrorCatalogue;
import org.junit.jupiter.api.Test;

class PluginConsoleErrorTest {

  @Test
  void everyMessage_rendersAsASentence() {
    assertEquals(1, ErrorCatalogue.check(PluginConsoleError.class));
  }
}
