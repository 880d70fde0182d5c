package io.headframe.benchmark.decode.internal;

import io.headframe.core.method.Run;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process that is asked and waited for, never longer than it may take and never past the end of the run. Nobody else
 * waits for it: its output is looked at from time to time, and times are taken inside it.
 */
final class Child implements AutoCloseable {

  private static final long PAUSE_MILLIS = 5;
  private static final int LAST_WORDS = 300;

  private final Process process;
  private final Path errors;
  private final Run run;
  private final StringBuilder unread = new StringBuilder();

  /**
   * @param command with its environment; its error output is taken care of here
   * @param errors a file for its error output, which is there
   * @param run may be cancelled
   */
  Child(ProcessBuilder command, Path errors, Run run) {
    this.errors = errors;
    this.run = run;
    try {
      process = command.redirectError(errors.toFile()).start();
    } catch (IOException e) {
      throw new Absent("it could not be started: " + e.getMessage());
    }
  }

  long id() {
    return process.pid();
  }

  /** Says a line. */
  void say(String line) {
    try {
      process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException ended) {
      throw ended();
    }
  }

  /**
   * The next line that begins in a certain way; others are forgotten.
   *
   * @throws Absent if there is none in time, or the process ends; it has ended then
   */
  String hear(String begin, Duration longest) {
    long deadline = System.nanoTime() + longest.toNanos();
    while (true) {
      boolean alive = process.isAlive();
      read();
      for (int end = unread.indexOf("\n"); end >= 0; end = unread.indexOf("\n")) {
        String line = unread.substring(0, end);
        unread.delete(0, end + 1);
        if (line.startsWith(begin)) {
          return line;
        }
      }
      if (!alive) {
        throw ended();
      }
      pause(deadline, longest);
    }
  }

  /**
   * Everything that it prints until it ends by itself.
   *
   * @throws Absent if it does not end in time, or with an error
   */
  String all(Duration longest) {
    long deadline = System.nanoTime() + longest.toNanos();
    while (process.isAlive()) {
      read();
      pause(deadline, longest);
    }
    read();
    if (process.exitValue() != 0) {
      throw ended();
    }
    return unread.toString();
  }

  /** What it printed on its error output. */
  String errors() {
    try {
      return Files.readString(errors, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read() {
    try {
      InputStream out = process.getInputStream();
      for (int waiting = out.available(); waiting > 0; waiting = out.available()) {
        unread.append(new String(out.readNBytes(waiting), StandardCharsets.UTF_8));
      }
    } catch (IOException ended) {
      // Said where the process is found to have ended.
    }
  }

  private void pause(long deadline, Duration longest) {
    try {
      run.checkCancelled();
      if (System.nanoTime() > deadline) {
        throw new Absent("it did not answer within " + longest.toSeconds() + " s and was stopped");
      }
      process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new Absent("it was interrupted");
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private Absent ended() {
    close();
    String said = errors().strip();
    return new Absent("its process ended" + (said.isEmpty() ? "" : ": "
        + said.substring(Math.max(0, said.length() - LAST_WORDS)).replaceAll("\\s+", " ")));
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      process.waitFor(1, TimeUnit.SECONDS);
      for (AutoCloseable stream : List.of(process.getInputStream(), process.getOutputStream())) {
        stream.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception broken) {
      // The pipe broke with the process.
    }
  }
}
