package io.headframe.forecast.data.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.forecast.api.Frequency;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How a file is read: what is written behind its name, {@code FILE,missing=interpolate,decimal=comma}. Immutable.
 *
 * @param values by option
 */
record ReadingOptions(Map<String, String> values) {

  /** What becomes of values that are missing. */
  enum Missing { REFUSE, INTERPOLATE, FORWARD, KEEP }

  /** What becomes of stamps that are missing. */
  enum Gaps { REFUSE, FILL }

  /** What becomes of rows with the same stamp. */
  enum Duplicates { REFUSE, FIRST, LAST, MEAN }

  /** What becomes of rows whose stamps do not rise. */
  enum Order { REFUSE, SORT }

  private static final Map<String, Character> SEPARATORS =
      Map.of("comma", ',', "semicolon", ';', "tab", '\t', "bar", '|');
  private static final Set<String> NAMES = Set.of("missing", "gaps", "duplicates", "order", "frequency", "separator",
      "decimal", "id", "time", "targets", "known");

  /**
   * Reads options.
   *
   * @param text {@code name=value} with commas between; may be empty
   */
  static ReadingOptions of(String text) {
    Map<String, String> values = new TreeMap<>();
    for (String each : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      int equals = each.indexOf('=');
      String name = equals < 0 ? each : each.substring(0, equals);
      if (equals < 0 || !NAMES.contains(name) || values.put(name, each.substring(equals + 1)) != null) {
        throw new HeadframeException(SeriesError.OPTION, each, NAMES.stream().sorted()
            .collect(Collectors.joining(", ")));
      }
    }
    ReadingOptions options = new ReadingOptions(Map.copyOf(values));
    options.missing();
    options.gaps();
    options.duplicates();
    options.order();
    options.frequency();
    options.separator();
    options.decimal();
    return options;
  }

  Missing missing() {
    return choice("missing", Missing.class);
  }

  Gaps gaps() {
    return choice("gaps", Gaps.class);
  }

  Duplicates duplicates() {
    return choice("duplicates", Duplicates.class);
  }

  Order order() {
    return choice("order", Order.class);
  }

  Optional<Frequency> frequency() {
    return text("frequency").map(Frequency::of);
  }

  Optional<Character> separator() {
    return text("separator").map(name -> Optional.ofNullable(SEPARATORS.get(name)).orElseThrow(
        () -> new HeadframeException(SeriesError.CHOICE, "separator", name, "bar, comma, semicolon, tab")));
  }

  Optional<Character> decimal() {
    return text("decimal").map(name -> switch (name) {
      case "point" -> '.';
      case "comma" -> ',';
      default -> throw new HeadframeException(SeriesError.CHOICE, "decimal", name, "comma, point");
    });
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** Names of columns, written with + between them. */
  List<String> columns(String name) {
    return text(name).map(text -> List.of(text.split("\\+"))).orElse(List.of());
  }

  private <E extends Enum<E>> E choice(String name, Class<E> type) {
    String written = values.get(name);
    for (E constant : type.getEnumConstants()) {
      if (written == null || constant.name().toLowerCase(Locale.ROOT).equals(written)) {
        return constant;
      }
    }
    throw new HeadframeException(SeriesError.CHOICE, name, written, Arrays.stream(type.getEnumConstants())
        .map(constant -> constant.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", ")));
  }
}
