package io.headframe.core.console.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.SortedMap;
import java.util.TreeMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** The pages that say more about an error than its message: Markdown in the bundle that has the error. */
@FunctionalInterface
public interface ErrorPages {

  /** The folder of a bundle that has them, as {@code ID.md}. */
  String FOLDER = "META-INF/headframe/errors/";

  /** Where each page is, by the error's id. */
  SortedMap<String, URL> all();

  /** The text of a page. */
  static String read(URL page) {
    try (InputStream in = page.openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The pages of every installed bundle, plugins too, and of the launcher. */
  static ErrorPages installed(BundleContext context) {
    return () -> {
      SortedMap<String, URL> pages = new TreeMap<>();
      // The launcher is no bundle: its class path, where the framework is, cannot be listed as a bundle can.
      ClassLoader launcher = Bundle.class.getClassLoader();
      URL list = launcher.getResource(FOLDER + "ids.txt");
      if (list != null) {
        read(list).lines().forEach(id -> pages.put(id, launcher.getResource(FOLDER + id + ".md")));
      }
      for (Bundle bundle : context.getBundles()) {
        Enumeration<String> paths = bundle.getEntryPaths(FOLDER);
        for (String path : paths == null ? Collections.<String>emptyList() : Collections.list(paths)) {
          if (path.endsWith(".md")) {
            pages.putIfAbsent(path.substring(FOLDER.length(), path.length() - ".md".length()), bundle.getEntry(path));
          }
        }
      }
      return pages;
    };
  }
}
