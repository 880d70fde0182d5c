package io.headframe.core.console.internal.plugin;

import java.util.Locale;

/** Numbers of bytes as people read them. */
final class Sizes {

  private static final double STEP = 1024;

  private Sizes() {}

  static String of(long bytes) {
    if (bytes <= 0) {
      return "";
    }
    return bytes < STEP * STEP ? String.format(Locale.ROOT, "%.0f KiB", Math.ceil(bytes / STEP))
        : String.format(Locale.ROOT, "%.1f MiB", bytes / STEP / STEP);
  }
}
