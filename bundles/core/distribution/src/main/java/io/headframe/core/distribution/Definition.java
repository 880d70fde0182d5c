package io.headframe.core.distribution;

import io.headframe.core.distribution.internal.RunFile;
import java.nio.file.Path;
import java.util.List;
import org.osgi.framework.VersionRange;

/**
 * What a distribution must hold. What its bundles need comes along.
 *
 * @param name its name, which is that of its file without {@code .bndrun}
 * @param wanted the bundles that it must hold
 */
public record Definition(String name, List<Wanted> wanted) {

  /** Copies the list. */
  public Definition {
    wanted = List.copyOf(wanted);
  }

  /**
   * Reads a bndrun: its {@code -runrequires} and what begins with it. How bnd is to run or to resolve it is left to
   * bnd; anything that would change what is in the distribution is refused.
   *
   * @throws io.headframe.core.error.HeadframeException if the file cannot be read, says something that is not
   *     understood, or requires nothing
   */
  public static Definition read(Path file) {
    return RunFile.read(file);
  }

  /**
   * A bundle that is asked for.
   *
   * @param bundle symbolic name
   * @param range the versions that will do
   */
  public record Wanted(String bundle, VersionRange range) {}
}
