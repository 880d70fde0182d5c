package io.headframe.checkpoint.pytorcharchive.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.checkpoint.pytorcharchive.PyTorchArchive;
import io.headframe.core.error.HeadframeException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaliciousPickleTest {

  @TempDir
  Path folder;

  /** What published exploits call; the last is allowed by name in torch's own list, and loads another pickle. */
  @ParameterizedTest
  @CsvSource({"os, system", "posix, system", "builtins, eval", "__builtin__, exec", "subprocess, Popen",
      "runpy, _run_code", "torch.jit, load", "torch.storage, _load_from_bytes", "torch, OrderedDict",
      "collections, OrderedDict.__class__", "torch._utils, _rebuild_tensor_v2.__globals__"})
  void callOfAnythingElse_isRefusedByName(String module, String name) throws IOException {
    HeadframeException refused = refused(
        new Pickled().global(module, name).text("touch /tmp/owned").bytes(0x85, 'R'));
    assertEquals("HF-PTH-003", refused.id());
    assertTrue(refused.getMessage().contains("asks to call " + module + "." + name + " (byte 2"),
        refused.getMessage());
  }

  @Test
  void callHiddenBehindTensors_isRefused() throws IOException {
    assertEquals("HF-PTH-003", refused(new Pickled().bytes('}', '(').text("w")
        .tensor("FloatStorage", "0", 1, 0, new int[] {1}, 1).text("x").global("os", "system").text("id")
        .bytes(0x85, 'R', 'u')).id());
  }

  /** A name with control characters would steer the terminal that shows it; a long one would fill it. */
  @Test
  void nameInTheMessage_isShortAndPlain() throws IOException {
    String message = refused(new Pickled().global("\u001b[2Jos", "x".repeat(5000))).getMessage();
    assertTrue(message.contains("?[2Jos.xxx") && message.length() < 600, message);
  }

  /** Instructions by which other pickles reach code: INST, OBJ, NEWOBJ, EXT1, STACK_GLOBAL, PERSID, NEXT_BUFFER … */
  @ParameterizedTest
  @CsvSource({"0x69", "0x6f", "0x81", "0x92", "0x82", "0x83", "0x84", "0x93", "0x50", "0x97", "0x98", "0x8f", "0x95",
      "0x32", "0x30", "0x53", "0x49", "0x56", "0x00", "0xff"})
  void otherInstructions_areRefused(String instruction) throws IOException {
    HeadframeException refused = refused(new Pickled().bytes('}', '(', Integer.decode(instruction), 1, 1, 1, 1, 1));
    assertEquals("HF-PTH-004", refused.id());
    assertTrue(refused.getMessage().contains("byte 4: it has the instruction 0x"), refused.getMessage());
  }

  @Test
  void objectsOfWhatDoesNotFit_areRefused() throws IOException {
    Pickled[] pickles = {
        new Pickled().global("collections", "OrderedDict").bytes(']', 0x85, 'R'),
        new Pickled().global("torch", "FloatStorage").bytes(')', 'R'),
        new Pickled().text("not callable").bytes(')', 'R'),
        new Pickled().global("torch._utils", "_rebuild_tensor_v2").bytes(')', 'R'),
        new Pickled().text("storage").bytes('Q'),
        new Pickled().bytes('}', '}', 'b', 'b'),
        new Pickled().bytes(']', '}', 'b'),
        new Pickled().bytes(']').text("key").text("value").bytes('s'),
        new Pickled().bytes('}').text("value").bytes('a'),
        new Pickled().bytes('}', ')').text("value").bytes('s'),
        new Pickled().bytes('}', '(').text("value").bytes('u'),
        new Pickled().bytes('t'), new Pickled().bytes('}', '(', 'q', 1), new Pickled().bytes('h', 7),
        new Pickled().bytes(0x8a, 9, 1, 1, 1, 1, 1, 1, 1, 1, 1), new Pickled().bytes('X', 255, 255, 255, 127),
        new Pickled().bytes('X', 255, 255, 255, 255), new Pickled(), new Pickled().bytes('}', '}'),
        new Pickled().bytes(0x80, 4, '}')};
    for (Pickled pickle : pickles) {
      assertEquals("HF-PTH-004", refused(pickle).id());
    }
  }

  /** A hook is a function that runs when a tensor is used. */
  @Test
  void tensorWithHooks_isRefused() throws IOException {
    assertEquals("HF-PTH-004", refused(new Pickled().global("torch._utils", "_rebuild_tensor_v2").bytes('(', '(')
        .text("storage").global("torch", "FloatStorage").text("0").text("cpu").number(1).bytes('t', 'Q', 'K', 0)
        .number(1).bytes(0x85).number(1).bytes(0x85, 0x89, '}').text("hook").text("f").bytes('s', 't', 'R')).id());
  }

  @Test
  void negativeLengths_areRefused() throws IOException {
    assertEquals("HF-PTH-004", refused(new Pickled().tensor("FloatStorage", "0", 1, 0, new int[] {-1}, 1)).id());
    assertEquals("HF-PTH-004", refused(new Pickled().tensor("FloatStorage", "0", 1, 0, new int[] {1}, -1)).id());
    assertEquals("HF-PTH-004", refused(new Pickled().tensor("FloatStorage", "0", 1, -1, new int[] {1}, 1)).id());
    assertEquals("HF-PTH-004", refused(new Pickled().tensor("FloatStorage", "0", -1, 0, new int[] {1}, 1)).id());
  }

  /** A dictionary in itself, and forty lists that each hold the one before twice. */
  @Test
  void structuresWithoutEnd_areRefusedSoon() throws IOException {
    Pickled circle = new Pickled().bytes('}', 'q', 0).text("self").bytes('h', 0, 's');
    Pickled doubling = new Pickled().bytes(']', 'q', 0);
    for (int i = 1; i <= 30; i++) {
      doubling.bytes(']', '(', 'h', i - 1, 'h', i - 1, 'e', 'q', i);
    }
    doubling.bytes('(');
    Pickled tuples = new Pickled().bytes(')');
    for (int i = 0; i < 100_000; i++) {
      tuples.bytes(0x85);
    }
    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
      assertEquals("HF-PTH-004", refused(circle).id());
      assertEquals("HF-PTH-004", refused(doubling).id());
      assertEquals("HF-PTH-004", refused(tuples).id());
    });
  }

  /** Instructions at random end in one of the reader's own errors. */
  @Test
  void randomInstructions_areRefused() throws IOException {
    Random random = new Random(8);
    int[] instructions = {'(', ')', '}', ']', 'N', 'K', 'X', 't', 'q', 'h', 's', 'u', 'a', 'e', 'Q', 'R', 'b', 0x85,
        0x86, 0x87, 0x88};
    for (int trial = 0; trial < 3000; trial++) {
      Pickled pickle = new Pickled();
      for (int i = random.nextInt(40); i >= 0; i--) {
        pickle.bytes(instructions[random.nextInt(instructions.length)]);
      }
      try {
        new PickleMachine(folder, pickle.ended()).run();
      } catch (HeadframeException refused) {
        assertEquals("HF-PTH-004", refused.id());
      }
    }
  }

  private HeadframeException refused(Pickled pickle) throws IOException {
    Path file = pickle.in(folder.resolve("evil.pth"), Map.of("0", Pickled.floats(1)));
    return assertThrows(HeadframeException.class, () -> PyTorchArchive.open(file).close());
  }
}
