package io.headframe.core.tck.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Keeps how many rules were examined, for a build that compares it with what it expects: a file for each method in the
 * folder that the system property {@value #FOLDER} names. Without the property nothing is kept.
 */
public final class ExecutedRules {

  static final String FOLDER = "headframe.conformance";

  private ExecutedRules() {}

  /**
   * Keeps a count.
   *
   * @param id the method's id
   * @param executed number of rules that were examined
   */
  public static void record(String id, int executed) {
    String folder = System.getProperty(FOLDER);
    if (folder == null) {
      return;
    }
    try {
      Path kept = Files.createDirectories(Path.of(folder)).resolve(id.replace('/', '_') + ".txt");
      Files.writeString(kept, id + " " + executed + "\n");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
