package io.headframe.runtime.unpack;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnpackFaultTest {

  @ParameterizedTest
  @EnumSource
  void template_rendered_isASentenceThatSaysWhatToDo(UnpackFault fault) {
    String message = new UnpackException(null, fault, "A", "B").getMessage();
    assertTrue(message.matches("[A-Z][^%]*; .*\\. \\[HF-LAUNCH-\\d{3}]"), message);
  }
}
