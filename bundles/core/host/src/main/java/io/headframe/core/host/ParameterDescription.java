package io.headframe.core.host;

import java.util.List;

/**
 * A parameter of a method.
 *
 * @param name with dashes, as an option without the leading {@code --}
 * @param description a phrase
 * @param type {@code text}, {@code integer}, {@code number}, {@code boolean}, {@code choice}, {@code path}, or what a
 *     parameter type says of itself
 * @param unit or empty
 * @param defaultValue as a user writes it; null if the parameter must be given
 * @param min least value; −∞ if there is none
 * @param max greatest value; ∞ if there is none
 * @param choices what can be chosen; empty if it is no choice
 */
public record ParameterDescription(
    String name,
    String description,
    String type,
    String unit,
    String defaultValue,
    double min,
    double max,
    List<String> choices) {

  /** Whether it must be given. */
  public boolean required() {
    return defaultValue == null;
  }
}
