package io.headframe.core.host.internal;

import java.util.Locale;

/** Java names as users type them: lower case with dashes. */
public final class DashedName {

  private DashedName() {}

  /** {@code batchSize} becomes {@code batch-size}. */
  public static String ofComponent(String camelCase) {
    return camelCase.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }

  /** {@code AT_LEAST} becomes {@code at-least}. */
  public static String ofConstant(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
