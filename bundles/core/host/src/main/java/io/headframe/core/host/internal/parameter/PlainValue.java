package io.headframe.core.host.internal.parameter;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.internal.DashedName;
import io.headframe.core.host.internal.HostError;
import io.headframe.core.host.internal.Nearest;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Reads the types of parameters that the host knows by itself. */
final class PlainValue {

  private static final int MOST_LISTED = 100_000;
  private static final Pattern ONE_OR_FROM_TO = Pattern.compile("(-?\\d+)(?:-(-?\\d+))?");
  private static final String LIST =
      "whole numbers and ranges from a lower to a higher one, such as 1,2,5-7, at most " + MOST_LISTED + " numbers";

  private PlainValue() {}

  /**
   * Reads and checks a value.
   *
   * @throws HeadframeException if it has the wrong form or is out of range
   */
  static Object parse(Declaration declaration, String text) {
    Class<?> type = declaration.type();
    if (declaration.listed()) {
      return integers(declaration, text.strip());
    }
    if (type == int.class || type == long.class) {
      return integer(declaration, text.strip());
    }
    if (type == double.class) {
      return number(declaration, text.strip());
    }
    if (type == boolean.class) {
      return truth(declaration, text.strip());
    }
    if (type == Path.class) {
      return path(declaration, text);
    }
    return type.isEnum() ? constant(declaration, text.strip()) : text;
  }

  private static List<Integer> integers(Declaration declaration, String text) {
    List<Integer> values = new ArrayList<>();
    for (String part : text.split("\\s*,\\s*", -1)) {
      Matcher numbers = ONE_OR_FROM_TO.matcher(part);
      if (!numbers.matches()) {
        throw new HeadframeException(HostError.BAD_VALUE, declaration.name(), text, LIST);
      }
      int first = (Integer) integer(declaration, numbers.group(1));
      int last = numbers.group(2) == null ? first : (Integer) integer(declaration, numbers.group(2));
      if (last < first || (long) last - first >= MOST_LISTED - values.size()) {
        throw new HeadframeException(HostError.BAD_VALUE, declaration.name(), text, LIST);
      }
      IntStream.rangeClosed(first, last).forEach(values::add);
    }
    return List.copyOf(values);
  }

  private static Number integer(Declaration declaration, String text) {
    boolean isInt = declaration.type() == int.class;
    BigInteger value;
    try {
      value = new BigInteger(text);
    } catch (NumberFormatException notWhole) {
      throw new HeadframeException(HostError.BAD_VALUE, declaration.name(), text, "a whole number");
    }
    Range range = Range.of(declaration).within(isInt ? Integer.MIN_VALUE : Long.MIN_VALUE,
        isInt ? Integer.MAX_VALUE : Long.MAX_VALUE);
    boolean fits = value.bitLength() < (isInt ? Integer.SIZE : Long.SIZE);
    if (!fits || !range.contains(value.doubleValue())) {
      throw outOfRange(declaration, text, range);
    }
    if (isInt) {
      return value.intValueExact();
    }
    return value.longValueExact();
  }

  private static double number(Declaration declaration, String text) {
    double value;
    try {
      value = new BigDecimal(text).doubleValue();
    } catch (NumberFormatException noNumber) {
      throw new HeadframeException(HostError.BAD_VALUE, declaration.name(), text, "a number such as 0.5 or 1e-3");
    }
    Range range = Range.of(declaration);
    if (Double.isInfinite(value)) {
      range = range.within(-Double.MAX_VALUE, Double.MAX_VALUE);
    }
    if (!range.contains(value)) {
      throw outOfRange(declaration, text, range);
    }
    return value;
  }

  private static boolean truth(Declaration declaration, String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new HeadframeException(HostError.BAD_VALUE, declaration.name(), text, "true or false");
    }
    return text.equals("true");
  }

  private static Path path(Declaration declaration, String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException noPath) {
      throw new HeadframeException(noPath, HostError.BAD_VALUE, declaration.name(), text, "a path of this system");
    }
  }

  private static Object constant(Declaration declaration, String text) {
    for (Object constant : declaration.type().getEnumConstants()) {
      if (DashedName.ofConstant((Enum<?>) constant).equals(text)) {
        return constant;
      }
    }
    throw new HeadframeException(HostError.UNKNOWN_CHOICE, declaration.name(), text,
        String.join(", ", declaration.choices()), Nearest.suggestion(text, declaration.choices()));
  }

  private static HeadframeException outOfRange(Declaration declaration, String text, Range range) {
    String unit = declaration.about().unit();
    String asked = unit.isEmpty() ? text : text + " " + unit;
    return new HeadframeException(HostError.OUT_OF_RANGE, declaration.name(), asked, range.inWords(unit));
  }
}
