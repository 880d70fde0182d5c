package io.headframe.core.host.internal.plugin.profile;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.internal.HostError;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.osgi.framework.Constants;

/**
 * What the manifest of a plugin says.
 *
 * @param name symbolic name
 * @param version version as written; {@code 0.0.0} if none is
 */
public record PluginJar(String name, String version) {

  /**
   * Reads every entry, which checks their sums, and the manifest.
   *
   * @param jar the content
   * @param file the name of the file that it came from
   * @throws Damaged if it is not a complete jar
   * @throws HeadframeException if it is no bundle
   */
  public static PluginJar read(Path jar, String file) throws Damaged {
    try (JarFile opened = new JarFile(jar.toFile(), true)) {
      for (JarEntry entry : Collections.list(opened.entries())) {
        try (CheckedInputStream in = new CheckedInputStream(opened.getInputStream(entry), new CRC32())) {
          in.transferTo(OutputStream.nullOutputStream());
          if (in.getChecksum().getValue() != entry.getCrc()) {
            throw new IOException("the content of " + entry.getName() + " is not what the jar says it is");
          }
        }
      }
      Manifest manifest = opened.getManifest();
      Attributes attributes = manifest == null ? new Attributes() : manifest.getMainAttributes();
      String name = attributes.getValue(Constants.BUNDLE_SYMBOLICNAME);
      if (name == null) {
        throw new HeadframeException(HostError.PLUGIN_NO_BUNDLE, file);
      }
      String version = attributes.getValue(Constants.BUNDLE_VERSION);
      return new PluginJar(name.split(";")[0].strip(), version == null ? "0.0.0" : version.strip());
    } catch (IOException | SecurityException unreadable) {
      throw new Damaged(unreadable);
    }
  }

  /** It is no jar, or not all of one. */
  public static final class Damaged extends Exception {

    private static final long serialVersionUID = 1L;

    Damaged(Exception why) {
      super(why.getMessage(), why);
    }
  }
}
