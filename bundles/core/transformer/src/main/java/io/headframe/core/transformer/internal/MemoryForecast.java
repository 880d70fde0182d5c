package io.headframe.core.transformer.internal;

import com.sun.management.OperatingSystemMXBean;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.HookPoint;
import io.headframe.core.model.HookSites;
import io.headframe.core.model.ModelConfig;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongSupplier;

/** Refuses passes that cannot fit the memory that is free, before they take it. Counts what a pass holds at least. */
final class MemoryForecast {

  private static final double MEBIBYTE = 1 << 20;
  private static final double SMALL = 64 * MEBIBYTE;

  private final ModelConfig config;
  private final LongSupplier free;

  /** @param free the bytes that can be had now */
  MemoryForecast(ModelConfig config, LongSupplier free) {
    this.config = config;
    this.free = free;
  }

  /**
   * Checks a pass.
   *
   * @param past positions before the new ones
   * @throws HeadframeException if it needs more than is free
   */
  void check(Preparation prepared, int past) {
    ForwardPlan plan = prepared.plan();
    double captured = captured(prepared, past);
    double logits = logits(prepared);
    double working = prepared.from() == prepared.to() ? 0 : working(plan, past);
    double graph = graph(prepared, past);
    // What is captured may be what the graph keeps.
    double needed = Math.max(captured, graph) + logits + working;
    // Asking the system costs more than a small pass.
    if (needed <= SMALL) {
      return;
    }
    long available = free.getAsLong();
    if (needed > available) {
      throw new HeadframeException(TransformerError.TOO_LARGE, text(needed),
          "captured activations " + text(captured) + ", logits " + text(logits) + ", inside a layer " + text(working)
              + ", for gradients " + text(graph),
          text(available));
    }
  }

  private double logits(Preparation prepared) {
    ForwardPlan plan = prepared.plan();
    return switch (prepared.end()) {
      case NOTHING, NORMALIZATION -> 0;
      case LAST_LOGITS -> 4.0 * plan.batch() * config.vocabularySize();
      case LOGITS -> 4.0 * plan.batch() * plan.positions() * config.vocabularySize();
    };
  }

  /** Inside one layer: the pattern, the scores before it, neurons before and after, and the stream around them. */
  private double working(ForwardPlan plan, int past) {
    double positions = (double) plan.batch() * plan.positions();
    double edges = positions * config.heads() * (past + plan.positions());
    return 4 * (2 * edges + positions * (2.0 * config.mlpWidth() + 4.0 * config.modelWidth()));
  }

  /** From the first site that gradients are asked for on, each layer keeps its pattern, its neurons and its stream. */
  private double graph(Preparation prepared, int past) {
    int first = prepared.hooks().followed().stream().mapToInt(point -> firstLayer(point, prepared)).min()
        .orElse(prepared.to());
    ForwardPlan plan = prepared.plan();
    double positions = (double) plan.batch() * plan.positions();
    double edges = positions * config.heads() * (past + plan.positions());
    return 4 * (edges + positions * (config.mlpWidth() + config.modelWidth())) * (prepared.to() - first);
  }

  private static int firstLayer(HookPoint point, Preparation prepared) {
    if (point.site().perLayer()) {
      return point.layer();
    }
    return point.site().equals(HookSites.EMBED_OUT) ? prepared.from() : prepared.to();
  }

  private double captured(Preparation prepared, int past) {
    Set<HookPoint> kept = new HashSet<>(prepared.hooks().seen());
    // These are the same memory as others that are counted.
    kept.remove(HookSites.LOGITS.once());
    kept.removeIf(point -> point.site().equals(HookSites.BLOCK_IN) && point.layer() > 0
        && kept.contains(HookSites.BLOCK_OUT.at(point.layer() - 1)));
    double sum = 0;
    for (HookPoint point : kept) {
      double size = 4;
      for (long length : Preparation.shape(point.site(), prepared.plan(), past, config)) {
        size *= length;
      }
      sum += size;
    }
    return sum;
  }

  private static String text(double bytes) {
    return bytes >= 1024 * MEBIBYTE
        ? String.format(Locale.ROOT, "%.1f GiB", bytes / (1024 * MEBIBYTE))
        : String.format(Locale.ROOT, "%.0f MiB", bytes / MEBIBYTE);
  }

  /** What the system can still give: what Linux calls available, elsewhere free memory. */
  static long available() {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/meminfo"))) {
        if (line.startsWith("MemAvailable:")) {
          return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
        }
      }
    } catch (IOException noSuchFile) {
      // Another system: asked below.
    }
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getFreeMemorySize();
  }
}
