package io.headframe.core.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.MissingFormatArgumentException;
import org.junit.jupiter.api.Test;

class HeadframeExceptionTest {

  private static final ErrorKind KIND =
      ErrorKind.input("HF-TEST-001", "No model '%s'; the models are %s.");

  @Test
  void message_rendersEveryArgument() {
    HeadframeException error = new HeadframeException(KIND, "gtp2", "constructed");
    assertEquals("No model 'gtp2'; the models are constructed.", error.getMessage());
    assertEquals("HF-TEST-001", error.id());
    assertTrue(error.causedByInput());
  }

  @Test
  void tooFewArguments_areRefusedRatherThanPrintedHalf() {
    assertThrows(MissingFormatArgumentException.class, () -> new HeadframeException(KIND, "gtp2"));
  }
}
