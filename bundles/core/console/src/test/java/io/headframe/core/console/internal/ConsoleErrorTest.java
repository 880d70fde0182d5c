package io.headframe.core.console.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConsoleErrorTest {

  @Test
  void everyError_rendersAndHasItsOwnId() {
    Set<String> ids = new HashSet<>();
    for (ConsoleError kind : ConsoleError.values()) {
      String message = new HeadframeException(kind, "<a>", "<b>", "<c>").getMessage();
      assertFalse(message.contains("%"), message);
      assertTrue(message.endsWith("."), message);
      assertTrue(ids.add(kind.id()), kind.id());
    }
    assertEquals(ConsoleError.values().length, ids.size());
  }
}
