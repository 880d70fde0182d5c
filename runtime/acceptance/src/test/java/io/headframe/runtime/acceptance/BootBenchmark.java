package io.headframe.runtime.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * From the start of the process to the first answer of the shell: Java, the framework, every bundle of the default
 * distribution, and one command. A prompt is there before.
 */
final class BootBenchmark {

  private static final int WARM_UP = 3;
  private static final int MEASURED = 15;

  private BootBenchmark() {}

  /** Needs the system property {@code headframe.distribution}. */
  public static void main(String[] arguments) throws Exception {
    Headframe headframe = new Headframe(Files.createTempDirectory("headframe-boot"));
    double[] seconds = new double[MEASURED];
    for (int i = -WARM_UP; i < MEASURED; i++) {
      double time = firstAnswer(headframe);
      if (i >= 0) {
        seconds[i] = time;
      }
    }
    Arrays.sort(seconds);
    System.out.printf(Locale.ROOT,
        "boot to the shell's first answer, Java %s: median %.3f s, range %.3f to %.3f s, n = %d%n",
        System.getProperty("java.version"), seconds[MEASURED / 2], seconds[0], seconds[MEASURED - 1], MEASURED);
  }

  private static double firstAnswer(Headframe headframe) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process =
        headframe.process("shell").redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (PrintStream in = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        BufferedReader out =
            new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      in.println("plugins");
      if (out.readLine() == null) {
        throw new IllegalStateException("the shell gave no answer; run " + Path.of("bin", "headframe") + " shell");
      }
      return (System.nanoTime() - start) / 1e9;
    } finally {
      process.waitFor();
    }
  }
}
