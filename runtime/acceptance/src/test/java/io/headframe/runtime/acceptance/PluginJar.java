package io.headframe.runtime.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A copy of a plugin in memory, to be broken in one way. */
final class PluginJar {

  private final Manifest manifest;
  private final Map<String, byte[]> entries = new TreeMap<>();

  private PluginJar(Manifest manifest) {
    this.manifest = manifest;
  }

  static PluginJar read(Path file) {
    try (JarFile jar = new JarFile(file.toFile())) {
      PluginJar read = new PluginJar(new Manifest(jar.getManifest()));
      for (JarEntry entry : jar.stream().toList()) {
        if (!entry.isDirectory() && !entry.getName().equals(JarFile.MANIFEST_NAME)) {
          try (InputStream in = jar.getInputStream(entry)) {
            read.entries.put(entry.getName(), in.readAllBytes());
          }
        }
      }
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With a header of the manifest changed; null takes it away. */
  PluginJar header(String name, UnaryOperator<String> change) {
    Attributes headers = manifest.getMainAttributes();
    String changed = change.apply(headers.getValue(name));
    if (changed == null) {
      headers.remove(new Attributes.Name(name));
    } else {
      headers.putValue(name, changed);
    }
    return this;
  }

  /** With a text file changed, for example the description of a component. */
  PluginJar text(String path, UnaryOperator<String> change) {
    entries.computeIfPresent(path, (same, bytes) ->
        change.apply(new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** With one more file. */
  PluginJar file(String path, String content) {
    entries.put(path, content.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** With every class of another jar's package in it. */
  PluginJar take(PluginJar other, String folder) {
    other.entries.forEach((path, bytes) -> {
      if (path.startsWith(folder)) {
        entries.put(path, bytes);
      }
    });
    return this;
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        jar.putNextEntry(new JarEntry(entry.getKey()));
        jar.write(entry.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
