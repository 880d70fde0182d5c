package io.headframe.runtime.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.osgi.framework.Version;

/**
 * One clause of a header that lists packages.
 *
 * @param name the package
 * @param version its version, or 0.0.0
 * @param text the clause as it is written
 */
record ManifestClause(String name, Version version, String text) {

  // Commas and semicolons within quotation marks belong to lists of packages and to version ranges.
  private static final String OUTSIDE_QUOTES = "(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)";
  private static final Pattern CLAUSES = Pattern.compile("," + OUTSIDE_QUOTES);
  private static final Pattern PARTS = Pattern.compile(";" + OUTSIDE_QUOTES);
  private static final Pattern VERSION = Pattern.compile("\\s*version\\s*=\\s*\"?([^\"\\s]+)\"?\\s*");

  /** The clauses of a header; none where it is absent. Several packages in one clause become a clause each. */
  static List<ManifestClause> parse(Manifest manifest, String header) {
    return parse(manifest.getMainAttributes().getValue(header));
  }

  /** See {@link #parse(Manifest, String)}. */
  static List<ManifestClause> parse(String value) {
    List<ManifestClause> clauses = new ArrayList<>();
    if (value == null || value.isBlank()) {
      return clauses;
    }
    for (String clause : CLAUSES.split(value)) {
      String[] parts = PARTS.split(clause);
      List<String> names = Stream.of(parts).map(String::strip).filter(part -> !part.contains("=")).toList();
      String rest = String.join(";", Stream.of(parts).map(String::strip).filter(part -> part.contains("=")).toList());
      Version version = Stream.of(parts).map(VERSION::matcher).filter(Matcher::matches)
          .map(matcher -> matcher.group(1)).filter(text -> !text.startsWith("[") && !text.startsWith("("))
          .map(Version::parseVersion).findFirst().orElse(Version.emptyVersion);
      names.forEach(name -> clauses.add(new ManifestClause(name, version, rest.isEmpty() ? name : name + ";" + rest)));
    }
    return clauses;
  }
}
