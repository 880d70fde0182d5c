package io.headframe.runtime.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What a bundle says about itself in its manifest and its component descriptions.
 *
 * @param name the symbolic name
 * @param exports the clauses of Export-Package
 * @param imports the clauses of Import-Package
 * @param packages the packages that it has classes of
 * @param components its Declarative Services components
 */
record BundleJar(
    String name, List<String> exports, List<String> imports, Set<String> packages, List<Component> components) {

  /**
   * One component.
   *
   * @param type its class
   * @param id the property headframe.id, or empty
   * @param provides the services that it provides
   * @param references the services that it refers to
   */
  record Component(String type, String id, Set<String> provides, Set<String> references) {}

  static BundleJar read(Path file) {
    try (JarFile jar = new JarFile(file.toFile())) {
      Attributes manifest = jar.getManifest().getMainAttributes();
      Set<String> packages = new TreeSet<>();
      List<Component> components = new ArrayList<>();
      for (ZipEntry entry : jar.stream().toList()) {
        String path = entry.getName();
        if (path.endsWith(".class") && path.contains("/") && !path.startsWith("META-INF/")) {
          packages.add(path.substring(0, path.lastIndexOf('/')).replace('/', '.'));
        } else if (path.startsWith("OSGI-INF/") && path.endsWith(".xml")) {
          components.add(component(jar, entry));
        }
      }
      String name = String.valueOf(manifest.getValue("Bundle-SymbolicName")).replaceFirst(";.*", "");
      return new BundleJar(
          name, clauses(manifest, "Export-Package"), clauses(manifest, "Import-Package"), packages, components);
    } catch (IOException failed) {
      throw new UncheckedIOException(file.toString(), failed);
    }
  }

  /** The package that a clause begins with. */
  static String packageOf(String clause) {
    return clause.replaceFirst(";.*", "").strip();
  }

  private static List<String> clauses(Attributes manifest, String header) {
    String value = manifest.getValue(header);
    // Commas within quotes belong to versions and lists of packages.
    return value == null ? List.of() : Arrays.asList(value.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)"));
  }

  private static Component component(JarFile jar, ZipEntry entry) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      Document description = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
      String id = "";
      NodeList properties = description.getElementsByTagName("property");
      for (int i = 0; i < properties.getLength(); i++) {
        Element property = (Element) properties.item(i);
        id = property.getAttribute("name").equals("headframe.id") ? property.getAttribute("value") : id;
      }
      return new Component(attributes(description, "implementation", "class").iterator().next(), id,
          attributes(description, "provide", "interface"), attributes(description, "reference", "interface"));
    } catch (ParserConfigurationException | SAXException failed) {
      throw new IOException(jar.getName() + " " + entry, failed);
    }
  }

  private static Set<String> attributes(Document description, String element, String attribute) {
    Set<String> found = new TreeSet<>();
    NodeList nodes = description.getElementsByTagName(element);
    for (int i = 0; i < nodes.getLength(); i++) {
      found.add(((Element) nodes.item(i)).getAttribute(attribute));
    }
    return found;
  }
}
