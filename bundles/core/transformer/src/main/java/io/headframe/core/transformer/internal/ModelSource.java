package io.headframe.core.transformer.internal;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * What people write for a model: {@code constructed}, a path, or either with {@code @int8} after it.
 *
 * @param place an embedded model's name or a path
 * @param rounded whether weights are rounded to 8 bits
 */
record ModelSource(String place, boolean rounded) {

  private static final String INT8 = "@int8";

  /** A file that has the ending in its name is that file. */
  static ModelSource parse(String text) {
    return text.endsWith(INT8) && !exists(text)
        ? new ModelSource(text.substring(0, text.length() - INT8.length()), true)
        : new ModelSource(text, false);
  }

  private static boolean exists(String text) {
    try {
      return Files.exists(Path.of(text));
    } catch (InvalidPathException noPath) {
      return false;
    }
  }
}
