package io.headframe.training.languagemodel.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The same steps in a process of Python: {@code python3}, or the interpreter that HEADFRAME_PYTHON names. */
final class EagerPyTorch {

  private static final String PYTHON = Optional.ofNullable(System.getenv("HEADFRAME_PYTHON")).orElse("python3");

  private final Path script;
  private String settings = "";

  /** @param script eager_training.py */
  EagerPyTorch(Path script) {
    this.script = script;
  }

  /** Seconds of each step; none where the interpreter is missing or has no PyTorch, which is said. */
  double[] steps(Recipe recipe, int vocabulary, int warmUp, int steps) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(PYTHON, script.toString()));
    for (int each : new int[] {recipe.layers(), recipe.heads(), recipe.width(), recipe.context(), recipe.batch(),
        recipe.hidden(), vocabulary, warmUp, steps}) {
      command.add(Integer.toString(each));
    }
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException missing) {
      settings = PYTHON + " cannot be started: " + missing.getMessage();
      return new double[0];
    }
    List<String> lines = new String(process.getInputStream().readAllBytes()).strip().lines().toList();
    if (process.waitFor() != 0) {
      settings = PYTHON + " cannot train: " + (lines.isEmpty() ? "" : lines.get(lines.size() - 1));
      return new double[0];
    }
    settings = lines.get(0);
    return Arrays.stream(lines.get(1).split(" ")).mapToDouble(text -> Double.parseDouble(text) / 1e3).toArray();
  }

  /** With what it computes, or why it does not. */
  String settings() {
    return settings;
  }
}
