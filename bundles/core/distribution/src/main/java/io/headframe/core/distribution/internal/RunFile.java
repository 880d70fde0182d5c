package io.headframe.core.distribution.internal;

import io.headframe.core.distribution.Definition;
import io.headframe.core.distribution.Definition.Wanted;
import io.headframe.core.error.HeadframeException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.VersionRange;

/** Reads the part of bndrun files that says what is in a distribution. */
public final class RunFile {

  /** What the file is called. */
  public static final String ENDING = ".bndrun";

  private static final String REQUIRES = "-runrequires";
  /** How bnd resolves and starts; the launcher of a distribution does both in its own way. */
  private static final Set<String> OF_BND = Set.of("-include", "-runbundles", "-runfw", "-runee", "-resolve.effective",
      "-runorder", "-runsystempackages", "-runsystemcapabilities");
  private static final Pattern CLAUSES = Pattern.compile(",(?=(?:[^']*'[^']*')*[^']*$)");
  private static final Pattern CLAUSE =
      Pattern.compile("bnd\\.identity;\\s*id='?([^';\\s]+)'?\\s*(?:;\\s*version='?([^';]+)'?\\s*)?");

  private RunFile() {}

  /** See {@link Definition#read}. */
  public static Definition read(Path file) {
    Properties instructions = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      instructions.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new HeadframeException(e, DistributionError.UNREADABLE, file, e.toString());
    }
    List<Wanted> wanted = new ArrayList<>();
    for (String name : new TreeSet<>(instructions.stringPropertyNames())) {
      if (name.equals(REQUIRES) || name.startsWith(REQUIRES + ".")) {
        wanted.addAll(wanted(file, instructions.getProperty(name)));
      } else if (!OF_BND.contains(name)) {
        throw new HeadframeException(DistributionError.NOT_UNDERSTOOD, file, "'" + name + "'");
      }
    }
    if (wanted.isEmpty()) {
      throw new HeadframeException(DistributionError.NOT_UNDERSTOOD, file, "nothing with -runrequires");
    }
    String fileName = file.toAbsolutePath().getFileName().toString();
    return new Definition(
        fileName.endsWith(ENDING) ? fileName.substring(0, fileName.length() - ENDING.length()) : fileName, wanted);
  }

  private static List<Wanted> wanted(Path file, String clauses) {
    List<Wanted> wanted = new ArrayList<>();
    for (String clause : CLAUSES.split(clauses)) {
      Matcher matcher = CLAUSE.matcher(clause.strip());
      if (!clause.isBlank()) {
        if (!matcher.matches()) {
          throw new HeadframeException(DistributionError.NOT_UNDERSTOOD, file, "'" + clause.strip() + "'");
        }
        wanted.add(new Wanted(matcher.group(1), range(file, matcher.group(2))));
      }
    }
    return wanted;
  }

  private static VersionRange range(Path file, String text) {
    try {
      return new VersionRange(text == null ? "0" : text);
    } catch (IllegalArgumentException e) {
      throw new HeadframeException(e, DistributionError.NOT_UNDERSTOOD, file, "version='" + text + "'");
    }
  }
}
