package io.headframe.checkpoint.llama2c.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class Llama2cErrorTest {

  @Test
  void everyMessage_rendersAsOneSentenceThatSaysWhatToDo() {
    Set<String> ids = new HashSet<>();
    for (Llama2cError kind : Llama2cError.values()) {
      int arguments = kind.template().split("%s", -1).length - 1;
      Object[] values = new Object[arguments];
      Arrays.setAll(values, i -> "<" + i + ">");
      String message = new HeadframeException(kind, values).getMessage();
      assertTrue(message.contains("<" + (arguments - 1) + ">"), message);
      assertTrue(message.endsWith("."), message);
      assertTrue(message.contains("; ") || message.contains(": "), message);
      assertFalse(message.contains("%"), message);
      assertTrue(kind.id().matches("HF-LLAMA2C-\\d{3}"), kind.id());
      assertTrue(ids.add(kind.id()), kind.id());
    }
    assertEquals(Llama2cError.values().length, ids.size());
  }
}
