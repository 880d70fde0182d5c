package io.headframe.core.scaffold.internal;

import io.headframe.core.error.ErrorKind;
import io.headframe.core.error.HeadframeException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/**
 * A name as it was asked for, and all names that follow from it. For {@code example.org/longest-token}:
 *
 * @param owner {@code example.org}
 * @param simple {@code longest-token}
 */
record ProjectName(String owner, String simple) {

  private static final Pattern SIMPLE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Pattern DOMAIN = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*(\\.[a-z0-9]+(-[a-z0-9]+)*)+");

  /**
   * Reads a name.
   *
   * @param name with its owner, or without where a group is given
   * @param group Maven's, or empty
   * @throws HeadframeException if one of them cannot be used
   */
  static ProjectName of(String name, String group) {
    int slash = name.indexOf('/');
    String simple = name.substring(slash + 1);
    require(SIMPLE.matcher(simple).matches(), ScaffoldError.BAD_NAME, name,
        "'" + simple + "' is no word or words joined by dashes that begin with a letter");
    if (slash >= 0) {
      String owner = name.substring(0, slash);
      require(DOMAIN.matcher(owner).matches(), ScaffoldError.BAD_NAME, name, "its owner '" + owner + "' is no domain");
      require(group.isEmpty(), ScaffoldError.BAD_GROUP, group, "the name " + name + " says the owner already");
      return new ProjectName(owner, simple).checked(ScaffoldError.BAD_NAME, name);
    }
    require(!group.isEmpty(), ScaffoldError.BAD_NAME, name, "it does not say whose it is");
    require(DOMAIN.matcher(group).matches(), ScaffoldError.BAD_GROUP, group, "it is no reversed domain");
    return new ProjectName(reversed(group), simple).checked(ScaffoldError.BAD_GROUP, group);
  }

  /** Java has words that are no names. */
  private ProjectName checked(ErrorKind kind, String asked) {
    for (String part : javaPackage().split("\\.")) {
      require(SourceVersion.isName(part), simple.replace("-", "").equals(part) ? ScaffoldError.BAD_NAME : kind,
          simple.replace("-", "").equals(part) ? simple : asked, "'" + part + "' cannot be part of a package of Java");
    }
    return this;
  }

  private static void require(boolean fine, ErrorKind kind, String asked, String reason) {
    if (!fine) {
      throw new HeadframeException(kind, asked, reason);
    }
  }

  private static String reversed(String domain) {
    List<String> parts = Arrays.asList(domain.split("\\."));
    Collections.reverse(parts);
    return String.join(".", parts);
  }

  /** {@code example.org/longest-token}. */
  String qualified() {
    return owner + "/" + simple;
  }

  /** {@code org.example}. */
  String group() {
    return reversed(owner);
  }

  /** {@code org.example.longest-token}, also the symbolic name of the bundle. */
  String artifact() {
    return group() + "." + simple;
  }

  /** {@code org.example.longesttoken}. */
  String javaPackage() {
    return artifact().replace("-", "");
  }

  /** {@code LongestToken}. */
  String className() {
    return Arrays.stream(simple.split("-"))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }

  /** {@code Longest token}. */
  String title() {
    String words = simple.replace('-', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** {@code LONGESTTOKEN}, what the ids of errors begin with. */
  String errors() {
    return simple.replace("-", "").toUpperCase(Locale.ROOT);
  }

  /** {@code example}, the last part of the group. */
  String family() {
    String group = group();
    return group.substring(group.lastIndexOf('.') + 1);
  }
}
