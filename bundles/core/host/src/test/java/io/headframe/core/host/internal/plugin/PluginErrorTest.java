package io.headframe.core.host.internal.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.testing.ErrorCatalogue;
import org.junit.jupiter.api.Test;

class PluginErrorTest {

  @Test
  void everyMessage_rendersAsASentence() {
    assertEquals(29, ErrorCatalogue.check(PluginError.class));
  }
}
