package io.headframe.core.host.internal.parameter;

import io.headframe.core.host.internal.DashedName;
import io.headframe.core.method.Parameter;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One parameter as it is declared.
 *
 * @param name the option's name without the leading dashes
 * @param type the type of the component
 * @param about description, unit, default and range
 */
public record Declaration(String name, Class<?> type, Parameter about) {

  private static final Set<Class<?>> PLAIN =
      Set.of(boolean.class, int.class, long.class, double.class, String.class, Path.class);

  static Declaration of(RecordComponent component) {
    return new Declaration(DashedName.ofComponent(component.getName()), component.getType(),
        component.getAnnotation(Parameter.class));
  }

  /** Whether the host reads the type itself; other types need a {@link io.headframe.core.method.ParameterType}. */
  public boolean plain() {
    return PLAIN.contains(type) || type.isEnum();
  }

  /** Whether it must be given. */
  public boolean required() {
    return about.defaultValue().equals(Parameter.REQUIRED);
  }

  /** What can be chosen; empty if it is no choice. */
  public List<String> choices() {
    if (!type.isEnum()) {
      return List.of();
    }
    return Stream.of(type.getEnumConstants()).map(constant -> DashedName.ofConstant((Enum<?>) constant)).toList();
  }

  /** The word that descriptions use for a plain type. */
  public String typeName() {
    if (type.isEnum()) {
      return "choice";
    }
    if (type == int.class || type == long.class) {
      return "integer";
    }
    if (type == String.class) {
      return "text";
    }
    return type == double.class ? "number" : type.getSimpleName().toLowerCase(Locale.ROOT);
  }
}
