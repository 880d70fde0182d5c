package io.headframe.runtime.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LaunchFaultTest {

  @ParameterizedTest
  @EnumSource
  void template_rendered_isASentenceThatSaysWhatToDo(LaunchFault fault) {
    String message = new LaunchException(null, fault, "A", "B", "C", "D", "E").getMessage();
    assertTrue(message.matches("[A-Z].*\\."), message);
    assertFalse(message.contains("%"), message);
    assertTrue(message.contains(";") , message);
  }

  @Test
  void pages_areThoseOfTheFaults_inTheListThatIsReadAtRunTime() throws IOException {
    List<String> ids = Stream.concat(Arrays.stream(LaunchFault.values()).map(LaunchFault::id),
        // Of the unpacking, which has no access to this package.
        Stream.of("HF-LAUNCH-014", "HF-LAUNCH-015")).sorted().toList();
    assertEquals(ids, resource("ids.txt").lines().toList());
    for (String id : ids) {
      assertTrue(resource(id + ".md").startsWith("# " + id + ": "), id);
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = LaunchFault.class.getResourceAsStream("/META-INF/headframe/errors/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void id_ofEachFault_isItsOwn() {
    long ids = Arrays.stream(LaunchFault.values()).map(LaunchFault::id).distinct().count();
    assertEquals(LaunchFault.values().length, ids);
  }
}
