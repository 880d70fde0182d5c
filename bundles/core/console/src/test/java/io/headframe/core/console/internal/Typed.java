package io.headframe.core.console.internal;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Commands as if they were typed: the exit code and what was written where. */
final class Typed {

  final Interrupts interrupts = new Interrupts(() -> {}, () -> {});
  private final ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
  private final Invocation invocation;

  Typed(FakeHost host) {
    Screen screen = new Screen(new PrintStream(outBytes, true, StandardCharsets.UTF_8),
        new PrintStream(errBytes, true, StandardCharsets.UTF_8), false, false, () -> 90);
    invocation = new Invocation(host.services(), screen, interrupts, () -> 77);
  }

  int type(String... arguments) {
    outBytes.reset();
    errBytes.reset();
    return CommandTree.execute(invocation, arguments);
  }

  String out() {
    return outBytes.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return errBytes.toString(StandardCharsets.UTF_8);
  }
}
