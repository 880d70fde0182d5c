package io.headframe.architecture.gpt2.internal;

import io.headframe.architecture.testing.Gpt2Checkpoint;
import io.headframe.architecture.testing.InMemoryCheckpoint;
import io.headframe.core.method.view.Curve;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.HookPoint;
import io.headframe.core.model.HookSites;
import io.headframe.core.report.HtmlReport;
import io.headframe.core.report.ReportPage;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.transformer.EmbeddedModel;
import io.headframe.core.transformer.ModelArchitecture;
import io.headframe.core.transformer.internal.InstalledModels;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * What a forward pass costs, on random weights in GPT-2's shape: capturing over not capturing, in time and in memory,
 * and time against the length of the context for three sizes of model. Without arguments it measures all, in a process
 * of its own for each case of memory; the chart goes to the file {@code headframe.chart}.
 */
final class ForwardBenchmark {

  private static final int BATCH = 8;
  private static final int POSITIONS = 128;
  private static final int PAIRS = 15;
  private static final int[] LENGTHS = {16, 32, 64, 128, 256, 512, 1024};
  private static final int[][] SIZES = {{4, 4, 256}, {8, 8, 512}, {12, 12, 768}};

  private ForwardBenchmark() {}

  /** {@code memory CASE} measures one case of memory. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 2) {
      memory(arguments[1]);
      return;
    }
    try (CausalLM model = open(Gpt2Checkpoint.small())) {
      captureOverhead(model);
    }
    for (String kind : List.of("plain", "filtered", "all")) {
      startMemory(kind);
    }
    costChart(Path.of(System.getProperty("headframe.chart")));
  }

  private static void captureOverhead(CausalLM model) {
    ForwardPlan plain = ForwardPlan.of(tokens(model, BATCH, POSITIONS));
    ForwardPlan capturing = captureAll(model, plain);
    double[] ratios = new double[PAIRS];
    for (int i = -3; i < PAIRS; i++) {
      double one = seconds(model, plain);
      double other = seconds(model, capturing);
      if (i >= 0) {
        ratios[i] = other / one;
      }
    }
    Arrays.sort(ratios);
    System.out.printf(Locale.ROOT, "capture of every site but per-head results, GPT-2-small shape, batch %d, %d tokens,"
            + " Java %s: %.3f x the plain forward, range %.3f to %.3f, n = %d%n", BATCH, POSITIONS,
        System.getProperty("java.version"), ratios[PAIRS / 2], ratios[0], ratios[PAIRS - 1], PAIRS);
  }

  private static void startMemory(String kind) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of(
        "-cp", System.getProperty("java.class.path"), ForwardBenchmark.class.getName(), "memory", kind));
    int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (exit != 0) {
      throw new IllegalStateException("measuring memory of '" + kind + "' ended with " + exit);
    }
  }

  /** The greatest growth of resident memory in one pass, and the arrays that stay. Linux only. */
  private static void memory(String kind) throws IOException {
    try (CausalLM model = open(Gpt2Checkpoint.small())) {
      // Loads the engine's code and fills its pools with what a small pass needs.
      seconds(model, ForwardPlan.of(tokens(model, 1, 2)));
      ForwardPlan plain = ForwardPlan.of(tokens(model, BATCH, POSITIONS)).lastLogits();
      ForwardPlan plan = switch (kind) {
        case "plain" -> plain;
        case "filtered" -> plain.capture("blocks.*.attn.pattern");
        default -> captureAll(model, plain);
      };
      System.gc();
      long before = status("VmRSS");
      Files.writeString(Path.of("/proc/self/clear_refs"), "5");
      try (Activations seen = model.forward(plan)) {
        long kept = 0;
        for (HookPoint point : seen.points()) {
          kept += seen.get(point.id()).size() * Float.BYTES;
        }
        System.out.printf(Locale.ROOT, "memory of one pass, GPT-2-small shape, batch %d, %d tokens, capturing %s:"
                + " %d MiB stay, resident memory grows by at most %d MiB%n", BATCH, POSITIONS,
            kind.equals("plain") ? "nothing" : kind.equals("all") ? "all but per-head results" : "all patterns",
            kept >> 20, status("VmHWM") - before >> 10);
      }
    }
  }

  /** In KiB. */
  private static long status(String field) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith(field + ":")) {
        return Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    throw new IllegalStateException("/proc/self/status has no " + field);
  }

  private static void costChart(Path file) throws IOException {
    List<Curve.Series> series = new ArrayList<>();
    for (int[] size : SIZES) {
      double[] lengths = Arrays.stream(LENGTHS).asDoubleStream().toArray();
      double[] milliseconds = new double[lengths.length];
      try (CausalLM model = open(Gpt2Checkpoint.of(size[0], size[1], size[2], 50_257, 1024))) {
        for (int i = 0; i < LENGTHS.length; i++) {
          milliseconds[i] = 1000 * median(model, ForwardPlan.of(tokens(model, 1, LENGTHS[i])).lastLogits());
        }
      }
      String name = size[0] + " layers, width " + size[2];
      series.add(new Curve.Series(name, lengths, milliseconds));
      System.out.printf(Locale.ROOT, "forward, batch 1, last logits, %s: %s ms at %s tokens%n", name,
          Arrays.toString(Arrays.stream(milliseconds).mapToLong(Math::round).toArray()), Arrays.toString(LENGTHS));
    }
    new HtmlReport().write(new ReportPage("Cost of a forward pass",
        "Random weights in GPT-2's shape, one sequence, last logits, median of 5.",
        List.of(new ReportPage.Fact("Java", System.getProperty("java.version"))),
        List.of(new Curve("time of a pass", "tokens", "milliseconds", false, series))), file);
    System.out.println("chart: " + file);
  }

  private static double median(CausalLM model, ForwardPlan plan) {
    seconds(model, plan);
    return IntStream.range(0, 5).mapToDouble(i -> seconds(model, plan)).sorted().toArray()[2];
  }

  private static double seconds(CausalLM model, ForwardPlan plan) {
    long start = System.nanoTime();
    model.forward(plan).close();
    return (System.nanoTime() - start) / 1e9;
  }

  private static ForwardPlan captureAll(CausalLM model, ForwardPlan plan) {
    return plan.capture(model.sites().stream()
        .filter(site -> !site.equals(HookSites.ATTN_RESULT))
        .map(site -> site.template().replace("{i}", "*"))
        .toArray(String[]::new));
  }

  private static int[][] tokens(CausalLM model, int batch, int positions) {
    Random random = new Random(1);
    int[][] tokens = new int[batch][];
    for (int i = 0; i < batch; i++) {
      tokens[i] = random.ints(positions, 0, model.config().vocabularySize()).toArray();
    }
    return tokens;
  }

  private static CausalLM open(InMemoryCheckpoint checkpoint) {
    return new InstalledModels(new FixedLeases()
        .with(EmbeddedModel.class, "random", checkpoint)
        .with(ModelArchitecture.class, "gpt2", new Gpt2Architecture()))
        .load("random");
  }
}
