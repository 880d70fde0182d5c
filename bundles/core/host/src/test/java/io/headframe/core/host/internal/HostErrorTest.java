package io.headframe.core.host.internal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HostErrorTest {

  @ParameterizedTest
  @EnumSource
  void message_rendersWithOneArgumentForEachPlace(HostError error) {
    int places = error.template().split("%s", -1).length - 1;
    Object[] arguments = new Object[places];
    Arrays.setAll(arguments, i -> "argument" + i);
    String message = new HeadframeException(error, arguments).getMessage();
    assertFalse(message.contains("%"), message);
    assertTrue(places == 0 || message.contains("argument" + (places - 1)), message);
    assertTrue(error.id().matches("HF-HOST-\\d{3}"), error.id());
  }

  @Test
  void ids_areUnique() {
    Set<String> ids = new HashSet<>();
    for (HostError error : HostError.values()) {
      assertTrue(ids.add(error.id()), error.id());
    }
  }
}
