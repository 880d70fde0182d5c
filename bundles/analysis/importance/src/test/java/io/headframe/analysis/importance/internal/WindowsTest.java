package io.headframe.analysis.importance.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.CausalLM;
import io.headframe.models.testing.TestModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class WindowsTest {

  @TempDir
  Path folder;

  @Test
  void text_isCutIntoWindows_withoutOverlapOrRest() throws IOException {
    Path file = Files.writeString(folder.resolve("text"), "1 2 3 4 5 6 7 8 9 10 11");
    try (CausalLM model = TestModels.random("llama")) {
      assertWindows(new Windows(model, 4, 9).of(file), new int[] {1, 2, 3, 4}, new int[] {5, 6, 7, 8});
      assertWindows(new Windows(model, 4, 1).of(file), new int[] {1, 2, 3, 4});
      assertWindows(new Windows(model, 20, 9).of(file), new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11});
    }
  }

  @Test
  void everyWindow_beginsWithTheTokenThatTheTokenizerPutsBeforeTexts() throws IOException {
    Path file = Files.writeString(folder.resolve("text"), "#0 #1 #2 #3 #4");
    try (CausalLM model = TestModels.constructed()) {
      assertWindows(new Windows(model, 3, 9).of(file), new int[] {0, 1, 2}, new int[] {0, 3, 4});
    }
  }

  @Test
  void repeatedSequences_areEquallyLong_andDrawnFromWords() {
    try (CausalLM model = TestModels.constructed()) {
      List<int[]> windows = new Windows(model, 12, 5).repeated(3);
      assertEquals(5, windows.size());
      for (int[] window : windows) {
        assertEquals(11, window.length);
        assertEquals(0, window[0]);
        assertArrayEquals(Arrays.copyOfRange(window, 1, 6), Arrays.copyOfRange(window, 6, 11));
        assertTrue(Arrays.stream(window).skip(1).allMatch(token -> token > 16), "no keys: " + Arrays.toString(window));
      }
      assertArrayEquals(windows.get(4), new Windows(model, 12, 5).repeated(3).get(4));
    }
  }

  @Test
  void badInput_saysWhatIsAllowed() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty"), "");
    Path one = Files.writeString(folder.resolve("one"), "7");
    Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, 1});
    try (CausalLM llama = TestModels.random("llama"); CausalLM constructed = TestModels.constructed()) {
      Windows windows = new Windows(llama, 4, 1);
      assertMessage("has 0 tokens", () -> windows.of(empty));
      assertMessage("has 1 tokens", () -> windows.of(one));
      // The token of the beginning alone.
      assertMessage("has 1 tokens", () -> new Windows(constructed, 4, 1).of(empty));
      assertMessage("it is not text in UTF-8", () -> windows.of(binary));
      assertMessage("there is no such file", () -> windows.of(folder.resolve("nothing")));
      assertMessage("cannot be read", () -> windows.of(folder));
      assertMessage("use --length 128 or less", () -> new Windows(llama, 129, 1));
      assertMessage("needs at least 5", () -> new Windows(constructed, 4, 1).repeated(1));
    }
  }

  private static void assertWindows(List<int[]> found, int[]... expected) {
    assertEquals(Arrays.deepToString(expected), Arrays.deepToString(found.toArray()));
  }

  private static void assertMessage(String part, Executable call) {
    String message = assertThrows(HeadframeException.class, call).getMessage();
    assertTrue(message.contains(part), message);
  }
}
