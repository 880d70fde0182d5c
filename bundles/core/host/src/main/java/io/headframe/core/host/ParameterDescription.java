package io.headframe.core.host;

import java.util.List;

/**
 * A parameter of a method.
 *
 * @param name with dashes, as an option without the leading {@code --}
 * @param description a phrase
 * @param type {@code text}, {@code integer}, {@code number}, {@code boolean}, {@code choice}, {@code path},
 *     {@code integers} (written {@code 1,2,5-7}), or what a parameter type says of itself
 * @param unit or empty
 * @param defaultValue as a user writes it; null if there is none
 * @param required whether it must be given; one that has no default and is not required is empty unless it is given
 * @param positional whether it may also be written without the option's name, after the method's id
 * @param min least value, of each if there are several; −∞ if there is none
 * @param max greatest value, of each if there are several; ∞ if there is none
 * @param choices what can be chosen; empty if it is no choice
 */
public record ParameterDescription(
    String name,
    String description,
    String type,
    String unit,
    String defaultValue,
    boolean required,
    boolean positional,
    double min,
    double max,
    List<String> choices) {}
