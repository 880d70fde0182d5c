package io.headframe.runtime.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.headframe.core.testing.ErrorPage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every error that the distribution can say has an id of its own and a page, in the jar that says it. */
class ErrorIdsTest {

  /** A catalogue of errors. Another class may name an id to tell what went wrong elsewhere. */
  private static final String CATALOGUE = "io/headframe/.*(Error|Fault)\\.class";

  /** A constant of a class file: its length in two bytes, then the id and nothing else. */
  private static final Pattern ID = Pattern.compile("\0[\\x09-\\x40](HF-[A-Z0-9]+-\\d{3})(?=[^A-Za-z0-9])");

  @TempDir
  Path home;

  @Test
  void ids_areUniqueInTheDistribution_andHaveAPageEach() throws IOException {
    Map<String, String> owners = new TreeMap<>();
    for (Path jar : jars()) {
      Set<String> ids = new TreeSet<>();
      Map<String, String> pages = new TreeMap<>();
      read(jar, ids, pages);
      assertEquals(ids, pages.keySet(), jar + ": the ids of its classes, and of its pages");
      pages.forEach(ErrorPage::check);
      for (String id : ids) {
        assertNull(owners.put(id, jar.toString()), id + " is in " + jar + " and in " + owners.get(id));
      }
    }
    assertTrue(owners.size() > 190, owners::toString);
    assertTrue(owners.get("HF-HOST-010").contains("core.host"), owners::toString);
    assertTrue(owners.get("HF-LAUNCH-001").endsWith("headframe.jar"), owners::toString);
    // Said where somebody else starts the bundle of vectors; the command leaves it out where it would say so.
    owners.remove("HF-VECTOR-001");
    assertEquals(List.copyOf(owners.keySet()), explained());
  }

  /** What the command lists, which is what it found in the bundles and in the launcher. */
  private List<String> explained() throws IOException {
    try {
      Headframe.Ended ended = new Headframe(home).run("explain", "--json");
      assertEquals(0, ended.code(), ended::toString);
      JsonArray lines = JsonParser.parseString(ended.out()).getAsJsonArray();
      List<String> ids = new ArrayList<>();
      for (JsonElement line : lines) {
        ids.add(line.getAsJsonObject().get("id").getAsString());
      }
      return ids;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The pages of the distribution by id. */
  static Map<String, String> pages() throws IOException {
    Map<String, String> pages = new TreeMap<>();
    for (Path jar : jars()) {
      read(jar, new TreeSet<>(), pages);
    }
    return pages;
  }

  private static void read(Path file, Set<String> ids, Map<String, String> pages) throws IOException {
    try (JarFile jar = new JarFile(file.toFile())) {
      for (JarEntry entry : jar.stream().toList()) {
        String name = entry.getName();
        if (name.startsWith(ErrorPage.FOLDER + "/") && name.endsWith(".md")) {
          String id = name.substring(ErrorPage.FOLDER.length() + 1, name.length() - ".md".length());
          pages.put(id, text(jar, entry, true));
        } else if (name.matches(CATALOGUE)) {
          Matcher constants = ID.matcher(text(jar, entry, false));
          while (constants.find()) {
            ids.add(constants.group(1));
          }
        }
      }
    }
  }

  private static String text(JarFile jar, JarEntry entry, boolean readable) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      return new String(in.readAllBytes(), readable ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    }
  }

  private static List<Path> jars() throws IOException {
    Path distribution = Path.of(System.getProperty("headframe.distribution"));
    try (Stream<Path> bundles = Files.list(distribution.resolve("bundles"))) {
      return Stream.concat(bundles.sorted(), Stream.of(distribution.resolve("lib/headframe.jar"))).toList();
    }
  }
}
