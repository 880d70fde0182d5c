package io.headframe.core.host.internal.parameter;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds what a class writes for the type parameters of an interface, however it comes to implement it. */
final class TypeArguments {

  private TypeArguments() {}

  /** The classes that stand for the interface's parameters; empty if they are not written out. */
  static List<Class<?>> of(Class<?> implementation, Class<?> declared) {
    return find(implementation, declared, Map.of());
  }

  private static List<Class<?>> find(Type type, Class<?> declared, Map<Type, Type> outer) {
    if (type == null) {
      return List.of();
    }
    Class<?> raw = type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) type;
    Map<Type, Type> arguments = arguments(type, raw, outer);
    if (raw == declared) {
      return classes(raw, arguments);
    }
    for (Type parent : raw.getGenericInterfaces()) {
      List<Class<?>> found = find(parent, declared, arguments);
      if (!found.isEmpty()) {
        return found;
      }
    }
    return find(raw.getGenericSuperclass(), declared, arguments);
  }

  private static Map<Type, Type> arguments(Type type, Class<?> raw, Map<Type, Type> outer) {
    Map<Type, Type> arguments = new HashMap<>();
    if (type instanceof ParameterizedType generic) {
      TypeVariable<?>[] variables = raw.getTypeParameters();
      for (int i = 0; i < variables.length; i++) {
        Type argument = generic.getActualTypeArguments()[i];
        arguments.put(variables[i], outer.getOrDefault(argument, argument));
      }
    }
    return arguments;
  }

  private static List<Class<?>> classes(Class<?> raw, Map<Type, Type> arguments) {
    List<Class<?>> classes = new ArrayList<>();
    for (TypeVariable<?> variable : raw.getTypeParameters()) {
      if (!(arguments.get(variable) instanceof Class<?> written)) {
        return List.of();
      }
      classes.add(written);
    }
    return classes;
  }
}
