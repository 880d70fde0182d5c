package io.headframe.runtime.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** A shell that stays up, in a process of its own, and is typed into. Closing it kills what has not ended. */
final class RunningShell implements AutoCloseable {

  private static final int TRIES = 200;
  private static final long PAUSE = 50;

  private final Process process;
  private final PrintStream in;
  private final BufferedReader out;

  RunningShell(Headframe headframe) throws IOException {
    process = headframe.process("shell").redirectErrorStream(true).start();
    in = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Types a line and does not wait. */
  void type(String line) {
    in.println(line);
  }

  /** Types a line and then a command that there is not, and reads until the shell says so. */
  String ask(String line) throws IOException {
    String mark = "mark-" + System.nanoTime();
    in.println(line);
    in.println(mark);
    StringBuilder answer = new StringBuilder();
    for (String next = out.readLine(); next == null || !next.contains(mark); next = out.readLine()) {
      if (next == null) {
        throw new AssertionError("the shell ended after: " + answer);
      }
      answer.append(next).append('\n');
    }
    return answer.toString();
  }

  /** Reads until a line has a part. */
  void awaitLine(String part) throws IOException {
    String line = out.readLine();
    while (line != null && !line.contains(part)) {
      line = out.readLine();
    }
    assertTrue(line != null, "the shell ended before it said " + part);
  }

  /** Asks, for ten seconds at most, until an answer has a part or has it no more. */
  String await(String line, String part, boolean present) throws IOException, InterruptedException {
    String answer = ask(line);
    for (int i = 0; i < TRIES && answer.contains(part) != present; i++) {
      Thread.sleep(PAUSE);
      answer = ask(line);
    }
    assertEquals(present, answer.contains(part), answer);
    return answer;
  }

  /** Types exit, and fails if the process does not end. */
  void exit() throws InterruptedException {
    in.println("exit");
    assertTrue(process.waitFor(20, TimeUnit.SECONDS));
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
