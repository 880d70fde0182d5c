package io.headframe.runtime.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

@Tag("one-java")
class IndexTest {

  private static final String NAMESPACE = "http://www.osgi.org/xmlns/repository/v1.0.0";

  @Test
  void indexOfTheBuild_hasEveryBundleOfOursThatADistributionHas_withItsDigest() throws Exception {
    Set<String> ours = new TreeSet<>();
    for (String distribution
        : List.of("headframe.distribution", "headframe.heads", "headframe.forecast", "headframe.nd4j")) {
      ours.addAll(ours(Path.of(System.getProperty(distribution), "bundles")));
    }
    assertTrue(ours.size() > 30, ours::toString);
    Path index = Path.of(System.getProperty("headframe.index"));
    assertEquals(ours, content(index).keySet());
    assertEquals(ours, ours(index.getParent()));
    Set<String> techniques = values(read(index), "headframe.technique");
    assertTrue(techniques.containsAll(Set.of("induction-heads", "logit-lens", "copying-scores")), techniques::toString);
  }

  @Test
  void helloMethod_isPublishedByItsOwnBuild(@TempDir Path project) throws Exception {
    Path jar = ExampleProject.build("hello-method", project, UnaryOperator.identity());
    assertEquals(Set.of(jar.getFileName().toString()), content(project.resolve("target/index.xml")).keySet());
    assertTrue(values(read(project.resolve("target/index.xml")), "headframe.technique").contains("example.org/hello"));
  }

  /** Locations relative to the index to digests, which are those of the files. */
  private static Map<String, String> content(Path index) throws Exception {
    Map<String, String> found = new TreeMap<>();
    NodeList capabilities = read(index).getElementsByTagNameNS(NAMESPACE, "capability");
    for (int i = 0; i < capabilities.getLength(); i++) {
      Element capability = (Element) capabilities.item(i);
      if (capability.getAttribute("namespace").equals("osgi.content")) {
        Map<String, String> attributes = attributes(capability);
        byte[] jar = Files.readAllBytes(index.resolveSibling(attributes.get("url")));
        String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(jar));
        assertEquals(digest, attributes.get("osgi.content").toLowerCase(Locale.ROOT), attributes.get("url"));
        assertEquals(Integer.toString(jar.length), attributes.get("size"), attributes.get("url"));
        found.put(attributes.get("url"), digest);
      }
    }
    return found;
  }

  private static Set<String> values(Document index, String namespace) {
    Set<String> found = new TreeSet<>();
    NodeList capabilities = index.getElementsByTagNameNS(NAMESPACE, "capability");
    for (int i = 0; i < capabilities.getLength(); i++) {
      Element capability = (Element) capabilities.item(i);
      if (capability.getAttribute("namespace").equals(namespace)) {
        found.add(attributes(capability).get(namespace));
      }
    }
    return found;
  }

  private static Map<String, String> attributes(Element capability) {
    Map<String, String> found = new TreeMap<>();
    NodeList attributes = capability.getElementsByTagNameNS(NAMESPACE, "attribute");
    for (int i = 0; i < attributes.getLength(); i++) {
      Element attribute = (Element) attributes.item(i);
      found.put(attribute.getAttribute("name"), attribute.getAttribute("value"));
    }
    return found;
  }

  private static Document read(Path index) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(index.toFile());
  }

  private static Set<String> ours(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("io.headframe.") && name.endsWith(".jar"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
