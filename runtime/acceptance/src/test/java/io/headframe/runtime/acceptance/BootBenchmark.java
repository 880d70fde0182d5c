package io.headframe.runtime.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * From the start of the process to the first answer of the shell: Java, the framework, every bundle of a distribution,
 * and one command. A prompt is there before. The distributions are the default one, the one for head analysis, and the
 * default one with 10, 100 and 1000 small bundles beside its own. They take turns, so that a disturbance meets all.
 */
final class BootBenchmark {

  private static final int WARM_UP = 2;
  private static final int MEASURED = 15;

  private BootBenchmark() {}

  /** Needs the system properties {@code headframe.distribution}, {@code headframe.heads}, {@code headframe.forecast}. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("headframe-boot");
    Path original = Path.of(System.getProperty("headframe.distribution"));
    List<Subject> subjects = new ArrayList<>();
    subjects.add(new Subject("default", original));
    subjects.add(new Subject("heads", Path.of(System.getProperty("headframe.heads"))));
    subjects.add(new Subject("forecast", Path.of(System.getProperty("headframe.forecast"))));
    for (int count : new int[] {10, 100, 1000}) {
      subjects.add(new Subject("default + " + count,
          SmallBundles.distribution(original, folder.resolve("with-" + count), count)));
    }
    for (int round = -WARM_UP; round < MEASURED; round++) {
      for (Subject subject : subjects) {
        double seconds = firstAnswer(new Headframe(subject.distribution, folder.resolve("home")));
        if (round >= 0) {
          subject.seconds[round] = seconds;
        }
      }
    }
    System.out.printf("boot to the shell's first answer, Java %s, n = %d%n", System.getProperty("java.version"),
        MEASURED);
    System.out.printf("%-16s %8s %12s %8s %12s %10s %18s%n", "distribution", "bundles", "bundles MB", "lib MB",
        "natives MB", "median s", "range s");
    for (Subject subject : subjects) {
      System.out.println(subject.line());
    }
    SmallBundles.delete(folder);
  }

  private static double firstAnswer(Headframe headframe) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process =
        headframe.process("shell").redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (PrintStream in = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        BufferedReader out =
            new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      in.println("runs");
      if (out.readLine() == null) {
        throw new IllegalStateException("the shell gave no answer; run " + Path.of("bin", "headframe") + " shell");
      }
      return (System.nanoTime() - start) / 1e9;
    } finally {
      process.waitFor();
    }
  }

  /** A distribution and how long it took. */
  private record Subject(String name, Path distribution, double[] seconds) {

    Subject(String name, Path distribution) {
      this(name, distribution, new double[MEASURED]);
    }

    String line() throws IOException {
      double[] sorted = seconds.clone();
      Arrays.sort(sorted);
      long bundles;
      try (Stream<Path> jars = Files.list(distribution.resolve("bundles"))) {
        bundles = jars.count();
      }
      return String.format(Locale.ROOT, "%-16s %8d %12.1f %8.1f %12.1f %10.3f %8.3f to %.3f", name, bundles,
          megabytes(distribution.resolve("bundles")), megabytes(distribution.resolve("lib")),
          megabytes(distribution.resolve("natives")), sorted[MEASURED / 2], sorted[0], sorted[MEASURED - 1]);
    }

    private static double megabytes(Path folder) throws IOException {
      if (!Files.exists(folder)) {
        return 0;
      }
      long bytes = 0;
      try (Stream<Path> files = Files.walk(folder.toRealPath())) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          bytes += Files.size(file);
        }
      }
      return bytes / 1e6;
    }
  }
}
