package io.headframe.core.tck.internal.technique;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Looks for static fields that could keep something from one use of a technique to the next. */
final class StaticState {

  private StaticState() {}

  /** Sentences that name each such field of the package of a class and those below it. */
  static List<String> found(Class<?> technique) {
    List<String> found = new ArrayList<>();
    for (String name : BundleFiles.of(technique).classes(technique.getPackageName())) {
      try {
        for (Field field : Class.forName(name, true, technique.getClassLoader()).getDeclaredFields()) {
          String wrong = Modifier.isStatic(field.getModifiers()) && !field.isSynthetic() ? wrong(field) : null;
          if (wrong != null) {
            found.add(name + "." + field.getName() + " " + wrong);
          }
        }
      } catch (ClassNotFoundException | LinkageError needsMore) {
        // A class for an optional bundle that is not here holds nothing yet.
        continue;
      }
    }
    return found;
  }

  private static String wrong(Field field) {
    if (!Modifier.isFinal(field.getModifiers())) {
      return "is not final";
    }
    if (field.getType().isPrimitive() || field.getType().isArray()) {
      return null;
    }
    Object value;
    try {
      field.setAccessible(true);
      value = field.get(null);
    } catch (IllegalAccessException impossible) {
      throw new AssertionError(impossible);
    }
    if (value instanceof AutoCloseable || value instanceof Thread || value instanceof ThreadLocal) {
      return "holds a " + value.getClass().getName() + ", which somebody would have to close";
    }
    boolean atomic = value != null && value.getClass().getPackage() == AtomicBoolean.class.getPackage();
    return atomic || changeable(value) ? "holds a " + value.getClass().getName() + ", which can change" : null;
  }

  /** Whether a collection lets go of nothing. Those of List.of and Collections.unmodifiable say no to every change. */
  private static boolean changeable(Object value) {
    if (!(value instanceof Collection || value instanceof Map)) {
      return false;
    }
    String type = value.getClass().getName();
    return value instanceof EnumMap || !type.contains("Immutable") && !type.contains("Unmodifiable")
        && !type.startsWith("java.util.Collections$") && !type.startsWith("java.util.stream.");
  }
}
