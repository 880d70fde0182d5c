package io.headframe.core.host.internal.parameter;

import io.headframe.core.host.internal.DashedName;
import io.headframe.core.method.Parameter;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One parameter as it is declared.
 *
 * @param name the option's name without the leading dashes
 * @param type the type of the component; of its elements where it is listed, of its value where it is optional
 * @param listed whether it takes a list
 * @param optional whether it is an {@link Optional}
 * @param about description, unit, default and range
 */
public record Declaration(String name, Class<?> type, boolean listed, boolean optional, Parameter about) {

  private static final Set<Class<?>> PLAIN =
      Set.of(boolean.class, int.class, long.class, double.class, String.class, Path.class);

  static Declaration of(RecordComponent component) {
    boolean optional = component.getType() == Optional.class;
    Type type = optional ? argument(component.getGenericType()) : component.getGenericType();
    boolean listed = raw(type) == List.class && argument(type) == Integer.class;
    Class<?> read = listed ? int.class : optional ? unboxed(raw(type)) : raw(type);
    return new Declaration(DashedName.ofComponent(component.getName()), read, listed, optional,
        component.getAnnotation(Parameter.class));
  }

  private static Type argument(Type type) {
    return type instanceof ParameterizedType generic ? generic.getActualTypeArguments()[0] : Object.class;
  }

  private static Class<?> raw(Type type) {
    return type instanceof ParameterizedType generic ? raw(generic.getRawType())
        : type instanceof Class<?> written ? written : Object.class;
  }

  private static Class<?> unboxed(Class<?> type) {
    return MethodType.methodType(type).unwrap().returnType();
  }

  /** Whether the host reads the type itself; other types need a {@link io.headframe.core.method.ParameterType}. */
  public boolean plain() {
    return PLAIN.contains(type) || type.isEnum();
  }

  /** Whether it must be given. */
  public boolean required() {
    return !optional && !hasDefault();
  }

  /** Whether it has a value where none is given. */
  public boolean hasDefault() {
    return !about.defaultValue().equals(Parameter.REQUIRED);
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
    if (listed) {
      return "integers";
    }
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
