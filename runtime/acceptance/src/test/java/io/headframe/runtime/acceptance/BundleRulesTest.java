package io.headframe.runtime.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleRulesTest {

  private static final String METHOD = "io.headframe.core.method.Method";

  @TempDir
  Path folder;

  @Test
  void defaultDistribution_keepsTheRules() throws IOException {
    List<BundleJar> bundles = distribution();
    assertEquals(List.of(), new BundleRules(bundles).violations());
    // What the rules are about is really found.
    Set<String> extensionPoints = new BundleRules(bundles).extensionPoints();
    assertTrue(extensionPoints.containsAll(List.of(METHOD, "io.headframe.core.method.ClaimCheck",
        "io.headframe.core.method.ParameterType", "io.headframe.core.model.transform.ModelTransform",
        "io.headframe.core.transformer.CheckpointFormat", "io.headframe.core.transformer.EmbeddedModel",
        "io.headframe.core.transformer.ModelArchitecture", "io.headframe.prompts.api.PairSource")),
        extensionPoints::toString);
    assertTrue(bundles.stream().anyMatch(bundle -> !bundle.exports().isEmpty()));
    assertTrue(bundles.stream().flatMap(bundle -> bundle.components().stream())
        .anyMatch(component -> !component.references().isEmpty()));
  }

  @Test
  void referenceToAnExtensionPoint_isRejected() throws IOException {
    assertRejected("org.example.user: org.example.user.Part has a @Reference to " + METHOD
            + ", whose implementations come and go; take a lease from io.headframe.core.method.Leases instead.",
        new JarBuilder("org.example.user").component("org.example.user.Part", "",
            "<reference name='m' interface='" + METHOD + "'/>"));
  }

  @Test
  void techniqueThatExports_isRejected() throws IOException {
    assertRejected("org.example.open has a technique and exports org.example.open, so that it cannot be replaced"
            + " alone; move what others need to the api bundle of its family.",
        new JarBuilder("org.example.open").header("Export-Package", "org.example.open;version=\"1.0.0\"")
            .component("org.example.open.Technique", "example.org/open",
                "<service><provide interface='" + METHOD + "'/></service>"));
  }

  @Test
  void exportWithoutAVersion_isRejected() throws IOException {
    String end = " without a version; put @Version beside @Export in its package-info.java.";
    assertRejected("org.example.api exports org.example.api.b" + end, new JarBuilder("org.example.api")
        .header("Export-Package", "org.example.api.a;uses:=\"x,y\";version=\"1.0\",org.example.api.b;uses:=\"x,y\""));
    assertRejected("org.example.zero exports org.example.zero" + end,
        new JarBuilder("org.example.zero").header("Export-Package", "org.example.zero;version=\"0.0.0\""));
  }

  @Test
  void importOfTheEngine_isRejected() throws IOException {
    assertRejected("org.example.deep imports ai.djl.pytorch.engine, which is the engine's own; use ai.djl.ndarray, and"
            + " io.headframe.core.autograd for gradients.",
        new JarBuilder("org.example.deep")
            .header("Import-Package", "ai.djl.ndarray;version=\"[0.38,1)\",ai.djl.pytorch.engine"));
  }

  @Test
  void packageInTwoBundles_isRejected() throws IOException {
    assertRejected("org.example.second has classes of io.headframe.core.error, and so has io.headframe.core.error;"
            + " rename the package in one of the two.",
        new JarBuilder("org.example.second").entry("io/headframe/core/error/Mine.class", ""));
  }

  private void assertRejected(String sentence, JarBuilder added) throws IOException {
    List<BundleJar> bundles = new ArrayList<>(distribution());
    bundles.add(BundleJar.read(added.write(folder)));
    assertEquals(List.of(sentence), new BundleRules(bundles).violations());
  }

  static List<BundleJar> distribution() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("headframe.distribution"), "bundles"))) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().map(BundleJar::read).toList();
    }
  }

  /** Writes a jar that has nothing but what a rule reads. */
  private static final class JarBuilder {

    private final Manifest manifest = new Manifest();
    private final Map<String, String> entries = new TreeMap<>();
    private final String name;

    JarBuilder(String name) {
      this.name = name;
      manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
      header("Bundle-SymbolicName", name);
    }

    JarBuilder header(String header, String value) {
      manifest.getMainAttributes().putValue(header, value);
      return this;
    }

    JarBuilder entry(String path, String content) {
      entries.put(path, content);
      return this;
    }

    JarBuilder component(String type, String id, String rest) {
      String property = id.isEmpty() ? "" : "<property name='headframe.id' value='" + id + "'/>";
      return entry("OSGI-INF/" + type + ".xml", "<component name='" + type + "'>" + property + rest
          + "<implementation class='" + type + "'/></component>");
    }

    Path write(Path folder) throws IOException {
      Path file = folder.resolve(name + ".jar");
      try (OutputStream out = Files.newOutputStream(file); JarOutputStream jar = new JarOutputStream(out, manifest)) {
        for (Map.Entry<String, String> entry : entries.entrySet()) {
          jar.putNextEntry(new ZipEntry(entry.getKey()));
          jar.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
        }
      }
      return file;
    }
  }
}
