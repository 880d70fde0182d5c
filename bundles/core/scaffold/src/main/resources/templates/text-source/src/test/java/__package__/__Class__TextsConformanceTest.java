package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headframe.core.error.HeadframeException;
import io.headframe.prompts.api.TextSource;
import io.headframe.prompts.testing.TextSourceConformance;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every source of text must do, and what this one tells. */
class ${Class}TextsConformanceTest extends TextSourceConformance {

  @Override
  protected TextSource technique() {
    return new ${Class}Texts();
  }

  @Test
  void words_comeBackwards() {
    for (String text : technique().texts(8, 5).limit(20).toList()) {
      List<String> words = List.of(text.split(" "));
      assertEquals(words.subList(0, 3), List.of(words.get(6), words.get(5), words.get(4)), text);
    }
  }

  @Test
  void lengthOfNothing_isRefused() {
    assertThrows(HeadframeException.class, () -> technique().texts(0, 5));
  }
}
