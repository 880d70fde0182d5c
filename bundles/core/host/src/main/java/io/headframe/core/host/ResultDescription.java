package io.headframe.core.host;

/**
 * A result of a method.
 *
 * @param name as in JSON
 * @param description a phrase
 * @param type the simple name of its Java type
 * @param unit or empty
 */
public record ResultDescription(String name, String description, String type, String unit) {}
