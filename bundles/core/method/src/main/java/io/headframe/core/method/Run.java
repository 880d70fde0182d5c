package io.headframe.core.method;

import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;
import org.slf4j.Logger;

/**
 * One execution of a method. The host makes it, and closes what it owns when the method returns or throws. All
 * methods may be called from any thread.
 */
@ProviderType
public interface Run {

  /**
   * Reports how far the work is.
   *
   * @param fraction between 0 and 1
   * @param doing what is being done now, a few words
   */
  void progress(double fraction, String doing);

  /**
   * Call this between steps that take up to a second.
   *
   * @throws RunCancelledException if the user cancelled the run
   */
  void checkCancelled();

  /** The seed. The same seed, parameters and model give the same numbers. */
  long seed();

  /** The log of the plugin that runs. */
  Logger log();

  /**
   * A file of the run, kept with its record.
   *
   * @param name a plain file name
   * @return its path; the folder exists, the file does not yet
   */
  Path artifact(String name);

  /**
   * Hands a resource to the run's scope. Resources are closed in reverse order when the run ends, whatever its end.
   *
   * @return {@code resource}
   * @throws IllegalStateException if the run has ended; {@code resource} is closed then
   */
  <T extends AutoCloseable> T closeAtEnd(T resource);

  /**
   * Opens a value as a parameter of that type would be opened from the same text. The run owns it.
   *
   * @param type a type that a {@link ParameterType} is installed for, for example the interface of language models
   * @param text what a user would write, for example the name of an embedded model
   * @throws io.headframe.core.error.HeadframeException if no bundle opens that type, or the text names nothing
   */
  <T> T open(Class<T> type, String text);

  /** Leases on other techniques; they end with the run at the latest, and none is given after it. */
  Leases leases();
}
