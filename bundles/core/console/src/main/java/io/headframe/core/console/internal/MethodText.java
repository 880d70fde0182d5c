package io.headframe.core.console.internal;

import io.headframe.core.host.MethodSummary;
import io.headframe.core.host.ParameterDescription;
import io.headframe.core.method.Claim;
import java.math.BigDecimal;
import java.util.Set;

/** What a method says about itself, in words. */
final class MethodText {

  private static final Set<String> PLAIN_TYPES = Set.of("text", "integer", "number", "boolean", "choice",
      "path", "integers");

  private MethodText() {}

  /** Title, year and arXiv id; empty without a paper. */
  static String paper(MethodSummary method) {
    if (method.paper().isEmpty()) {
      return "";
    }
    return method.paper() + (method.year() == 0 ? "" : ", " + method.year())
        + (method.arxiv().isEmpty() ? "" : ", arXiv:" + method.arxiv());
  }

  static String meaning(ParameterDescription parameter) {
    return parameter.description() + (parameter.unit().isEmpty() ? "" : ", in " + parameter.unit());
  }

  /** The values that may be given. */
  static String allowed(ParameterDescription parameter) {
    if (!parameter.choices().isEmpty()) {
      return "one of " + String.join(", ", parameter.choices());
    }
    if (parameter.type().equals("boolean")) {
      return "true or false";
    }
    boolean low = Double.isFinite(parameter.min());
    boolean high = Double.isFinite(parameter.max());
    String range = low && high ? " from " + number(parameter.min()) + " to " + number(parameter.max())
        : low ? ", at least " + number(parameter.min())
        : high ? ", at most " + number(parameter.max()) : "";
    if (parameter.type().equals("integers")) {
      return "integers such as 1,2,5-7" + (range.isEmpty() ? "" : ", each" + range.replaceFirst("^,", ""));
    }
    return parameter.type() + range;
  }

  /** What is used where a parameter is not given. */
  static String absent(ParameterDescription parameter) {
    return parameter.required() ? "required" : parameter.defaultValue() == null ? "none" : parameter.defaultValue();
  }

  /** The ways to write it. */
  static String written(ParameterDescription parameter) {
    return "--" + parameter.name() + (parameter.positional() ? " or " + positionalLabel(parameter) : "");
  }

  /** The label of the value that stands without an option's name. */
  static String positionalLabel(ParameterDescription parameter) {
    return "<" + parameter.name() + ">";
  }

  /** Whether a label stands for a value that may be a file: a path, or a value that a parameter type opens. */
  static boolean mayBeFile(String label) {
    return label.equals("<path>")
        || label.matches("<.+>") && !PLAIN_TYPES.contains(label.substring(1, label.length() - 1));
  }

  /** The label of the value in a line of help. */
  static String label(ParameterDescription parameter) {
    return "<" + (PLAIN_TYPES.contains(parameter.type()) ? parameter.type() : parameter.name()) + ">";
  }

  static String threshold(Claim claim) {
    return (claim.direction() == Claim.Direction.AT_LEAST ? "≥ " : "≤ ") + number(claim.threshold());
  }

  /** Without an exponent and without zeros that say nothing. */
  static String number(double value) {
    return value == 0 ? "0" : new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }
}
