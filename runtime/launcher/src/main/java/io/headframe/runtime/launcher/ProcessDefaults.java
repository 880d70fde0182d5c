package io.headframe.runtime.launcher;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * What libraries on the class path read from system properties when their classes load: where logs go, where native
 * code lies, and that DJL fetches nothing and reports nothing. A property that is set already is left as it is.
 */
final class ProcessDefaults {

  private ProcessDefaults() {}

  /**
   * Sets them.
   *
   * @throws LaunchException if the distribution has native libraries, but none for this machine
   */
  static void set(Configuration configuration) {
    setDefault(LogConfigurator.HOME, configuration.home().toString());
    setDefault("org.bytedeco.javacpp.cachedir", configuration.home().resolve("cache/javacpp").toString());
    setDefault("ai.djl.offline", "true");
    setDefault("ai.djl.default_engine", "PyTorch");
    setDefault("OPT_OUT_TRACKING", "true");
    setDefault("DJL_CACHE_DIR", configuration.home().resolve("cache/djl").toString());
    Path natives = configuration.distribution().resolve("natives");
    Path folder = natives.resolve(platform());
    if (Files.isDirectory(folder)) {
      setDefault("PYTORCH_LIBRARY_PATH", folder.toString());
      // The file and not its folder, for which the library asks for a flavour that a machine without GPU lacks.
      setDefault("RUST_LIBRARY_PATH",
          folder.resolve("tokenizers").resolve(System.mapLibraryName("tokenizers")).toString());
    } else if (Files.exists(natives, LinkOption.NOFOLLOW_LINKS)) {
      // A link that was copied without what it leads to, or a folder of another platform: PyTorch would fail later
      // and say that it cannot download.
      throw new LaunchException(null, LaunchFault.NO_NATIVES, platform(), natives);
    }
  }

  /** What a distribution says of the libraries that it has. */
  static void set(Map<String, String> properties) {
    properties.forEach(ProcessDefaults::setDefault);
  }

  /** The name that DJL's artifacts have for this machine, for example {@code linux-x86_64}. */
  static String platform() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String name = os.startsWith("mac") ? "osx" : os.startsWith("win") ? "win" : "linux";
    String architecture = System.getProperty("os.arch");
    return name + "-" + (architecture.equals("amd64") ? "x86_64" : architecture);
  }

  private static void setDefault(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
