package io.headframe.core.scaffold.internal;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts values into templates: for <code>${name}</code> in texts and for {@code __name__} in paths. */
final class Placeholders {

  private static final Pattern IN_TEXT = Pattern.compile("\\$\\{([\\w.-]+)}");
  private static final Pattern IN_PATH = Pattern.compile("__(\\w+?)__");

  private Placeholders() {}

  /** A text. What is no name of a value stays, since Maven and bnd write properties in the same way. */
  static String fill(String text, Map<String, String> values) {
    return replaced(IN_TEXT.matcher(text), values);
  }

  /** A path, in which a package becomes folders. */
  static String fillPath(String path, Map<String, String> values) {
    return replaced(IN_PATH.matcher(path), values);
  }

  private static String replaced(Matcher placeholders, Map<String, String> values) {
    return placeholders.replaceAll(found ->
        Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
  }
}
