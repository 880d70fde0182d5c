package io.headframe.core.tck.internal;

import io.headframe.core.method.Parameter;
import io.headframe.core.method.Result;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The rules about the records of a method. Each throws an {@link AssertionError} that names the component. */
record RecordRules(Class<?> parameters, Class<?> results) {

  private static final Set<Type> NUMBERS =
      Set.of(int.class, long.class, double.class, Integer.class, Long.class, Double.class);

  void parameterDescriptions() {
    for (RecordComponent component : parameters.getRecordComponents()) {
      Parameter about = component.getAnnotation(Parameter.class);
      require(about != null, component, "has no @Parameter");
      requirePhrase(component, about.value());
    }
  }

  void resultDescriptions() {
    for (RecordComponent component : results.getRecordComponents()) {
      Result about = component.getAnnotation(Result.class);
      require(about != null, component, "has no @Result");
      requirePhrase(component, about.value());
    }
  }

  void ranges() {
    for (RecordComponent component : parameters.getRecordComponents()) {
      Parameter about = component.getAnnotation(Parameter.class);
      if (about == null) {
        continue;
      }
      require(about.min() <= about.max(), component, "has a least value above the greatest");
      if (NUMBERS.contains(element(read(component)))) {
        require(Double.isFinite(about.min()) || Double.isFinite(about.max()), component,
            "is a number without min and max; say at least one");
      }
    }
  }

  void defaults() {
    for (RecordComponent component : parameters.getRecordComponents()) {
      Parameter about = component.getAnnotation(Parameter.class);
      if (about == null || about.defaultValue().equals(Parameter.REQUIRED)) {
        continue;
      }
      require(component.getType() != Optional.class, component, "is Optional and has a default");
      try {
        requireReadable(component, about);
      } catch (NumberFormatException noNumber) {
        throw new AssertionError(name(component) + " has the default '" + about.defaultValue()
            + "', which is no number of its type", noNumber);
      }
    }
  }

  private static void requireReadable(RecordComponent component, Parameter about) {
    String text = about.defaultValue().strip();
    Type type = read(component);
    if (type == boolean.class) {
      require(text.equals("true") || text.equals("false"), component, "has a default that is neither true nor false");
    } else if (type instanceof Class<?> written && written.isEnum()) {
      require(Stream.of(written.getEnumConstants()).anyMatch(each -> dashed((Enum<?>) each).equals(text)), component,
          "has the default '" + text + "', which is none of its choices");
    } else if (NUMBERS.contains(element(type))) {
      boolean list = type instanceof ParameterizedType;
      for (String number : list ? text.split("\\s*,\\s*|(?<=\\d)-") : new String[] {text}) {
        double value = element(type) == double.class ? Double.parseDouble(number) : Long.parseLong(number);
        require(value >= about.min() && value <= about.max(), component,
            "has the default " + number + ", which is not between " + about.min() + " and " + about.max());
      }
    }
  }

  /** The type that is read: that of the value where it is optional. */
  private static Type read(RecordComponent component) {
    return component.getType() == Optional.class ? argument(component.getGenericType()) : component.getGenericType();
  }

  /** What a list holds; other types are themselves. */
  private static Type element(Type type) {
    return type instanceof ParameterizedType generic && generic.getRawType() == List.class ? argument(type) : type;
  }

  private static Type argument(Type type) {
    return ((ParameterizedType) type).getActualTypeArguments()[0];
  }

  private static String dashed(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static void requirePhrase(RecordComponent component, String text) {
    require(!text.isBlank() && !text.endsWith("."), component,
        "is described as '" + text + "', which is not a phrase without a full stop");
  }

  private static void require(boolean kept, RecordComponent component, String message) {
    if (!kept) {
      throw new AssertionError(name(component) + " " + message);
    }
  }

  private static String name(RecordComponent component) {
    return component.getDeclaringRecord().getSimpleName() + "." + component.getName();
  }
}
