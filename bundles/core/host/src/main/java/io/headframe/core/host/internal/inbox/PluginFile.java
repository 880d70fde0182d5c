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
