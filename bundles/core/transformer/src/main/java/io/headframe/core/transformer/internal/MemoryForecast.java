package io.headframe.core.transformer.internal;

import com.sun.management.OperatingSystemMXBean;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Axis;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.HookPoint;
import io.headframe.core.model.ModelConfig;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Refuses passes that cannot fit the memory that is free, before they take it. Counts what a pass holds at least. */
final class MemoryForecast {

  private static final double MEBIBYTE = 1 << 20;

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
   * @param differentiable whether the activations of all layers stay
   * @throws HeadframeException if it needs more than is free
   */
  void check(Preparation prepared, int past, boolean differentiable) {
    ForwardPlan plan = prepared.plan();
    double captured = bytes(prepared.hooks().seen(), plan, past);
    double logits = switch (plan.logits()) {
      case ALL -> 4.0 * plan.batch() * plan.positions() * config.vocabularySize();
      case LAST -> 4.0 * plan.batch() * config.vocabularySize();
      case NONE -> 0;
    };
    int layers = prepared.to() - prepared.from();
    double working = working(plan, past) * (differentiable ? layers : Math.min(layers, 1));
    double needed = captured + logits + working;
    // Asking the system costs more than a small pass.
    if (needed > 64 * MEBIBYTE && needed > free.getAsLong()) {
      throw new HeadframeException(TransformerError.TOO_LARGE, text(needed),
          "captured activations " + text(captured) + ", logits " + text(logits) + ", inside the layers "
              + text(working),
          text(free.getAsLong()));
    }
  }

  /** The pattern, the scores before it, the neurons before and after their function, and the stream around them. */
  private double working(ForwardPlan plan, int past) {
    double positions = (double) plan.batch() * plan.positions();
    double edges = positions * config.heads() * (past + plan.positions());
    return 4 * (2 * edges + positions * (2.0 * config.mlpWidth() + 4.0 * config.modelWidth()));
  }

  private double bytes(Collection<HookPoint> points, ForwardPlan plan, int past) {
    double sum = 0;
    for (HookPoint point : points) {
      double size = 4;
      for (Axis axis : point.site().axes()) {
        size *= switch (axis) {
          case BATCH -> plan.batch();
          case POSITION, QUERY -> plan.positions();
          case KEY -> past + plan.positions();
          default -> config.length(axis);
        };
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
