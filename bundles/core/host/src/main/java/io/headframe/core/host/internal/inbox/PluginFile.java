package io.headframe.core.host.internal.inbox;

import io.headframe.core.host.Plugins.Plugin;
import java.util.List;
import org.osgi.framework.Bundle;

/** What is known of a file of the folder: the bundle in use, and what is wrong with its newest content. */
final class PluginFile {

  private final String file;
  private Bundle bundle;
  private String sha256 = "";
  private List<String> methods = List.of();
  private String problem = "";
  private Object refused;

  PluginFile(String file) {
    this.file = file;
  }

  String file() {
    return file;
  }

  /** The bundle in use; null if none is. */
  Bundle bundle() {
    return bundle;
  }

  String sha256() {
    return sha256;
  }

  boolean hasProblem() {
    return !problem.isEmpty();
  }

  void use(Bundle newBundle, String newSha256, List<String> newMethods) {
    bundle = newBundle;
    sha256 = newSha256;
    methods = List.copyOf(newMethods);
    problem = "";
    refused = null;
  }

  /**
   * Whether exactly this was refused before. One write makes several events, and only the first needs work.
   *
   * @param content identifies content and time of the file
   */
  boolean wasRefused(Object content) {
    return content.equals(refused);
  }

  /** Notes what is being tried, so that it is not tried again if it is refused. */
  void tries(Object content) {
    refused = content;
  }

  /** Lets the same content be tried again. */
  void forgive() {
    refused = null;
  }

  /** Notes why the newest content is not in use; empty if it is. Returns whether that is news. */
  boolean refuse(String why) {
    boolean news = !problem.equals(why);
    problem = why;
    return news;
  }

  Plugin shown() {
    return bundle == null
        ? new Plugin(file, "", "", "", List.of(), problem)
        : new Plugin(file, bundle.getSymbolicName(), bundle.getVersion().toString(), sha256, methods, problem);
  }
}
