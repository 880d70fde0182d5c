package io.headframe.core.scaffold.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.framework.Bundle;

/** The templates that a bundle carries. */
record BundleTemplates(Bundle bundle) implements TemplateFiles {

  private static final String ROOT = "/templates/";

  @Override
  public Map<String, String> read(String folder) {
    String root = folder.isEmpty() ? ROOT : ROOT + folder + "/";
    Enumeration<URL> entries = bundle.findEntries(root, "*", true);
    Map<String, String> files = new TreeMap<>();
    for (URL entry : entries == null ? Collections.<URL>emptyList() : Collections.list(entries)) {
      if (!entry.getPath().endsWith("/")) {
        files.put(entry.getPath().substring(root.length()), text(entry));
      }
    }
    return files;
  }

  private static String text(URL entry) {
    try (InputStream in = entry.openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
