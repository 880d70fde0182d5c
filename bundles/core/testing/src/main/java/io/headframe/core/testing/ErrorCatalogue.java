package io.headframe.core.testing;

import io.headframe.core.error.ErrorKind;
import io.headframe.core.error.HeadframeException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;

/** Renders every message of a bundle's error catalogue: the static constants of type {@link ErrorKind} of a class. */
public final class ErrorCatalogue {

  private ErrorCatalogue() {}

  /**
   * Checks that every message shows each of its arguments and ends as a sentence, and that ids are unique.
   *
   * @return how many messages there are
   * @throws AssertionError if a message does not, naming it, or if there is none
   */
  public static int check(Class<?> catalogue) {
    Set<String> ids = new HashSet<>();
    for (Field field : catalogue.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == ErrorKind.class) {
        ErrorKind kind = constant(field);
        if (!ids.add(kind.id())) {
          throw new AssertionError("two kinds have the id " + kind.id());
        }
        check(kind);
      }
    }
    if (ids.isEmpty()) {
      throw new AssertionError(catalogue.getName() + " has no constants of type ErrorKind");
    }
    return ids.size();
  }

  private static void check(ErrorKind kind) {
    int arguments = kind.template().split("%s", -1).length - 1;
    Object[] samples = IntStream.range(0, arguments).mapToObj(i -> "<argument " + i + ">").toArray();
    String message = new HeadframeException(kind, samples).getMessage();
    for (Object sample : samples) {
      if (!message.contains(sample.toString())) {
        throw new AssertionError(kind.id() + " does not show " + sample + ": " + message);
      }
    }
    boolean endsWithArgument = arguments > 0 && message.endsWith(samples[arguments - 1].toString());
    if (!message.endsWith(".") && !endsWithArgument || !kind.id().matches("HF-[A-Z0-9]+-\\d{3}")) {
      throw new AssertionError(kind.id() + " is no sentence with an id: " + message);
    }
  }

  private static ErrorKind constant(Field field) {
    try {
      field.setAccessible(true);
      return (ErrorKind) field.get(null);
    } catch (IllegalAccessException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
