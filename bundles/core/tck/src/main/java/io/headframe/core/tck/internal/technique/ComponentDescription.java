package io.headframe.core.tck.internal.technique;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What the build wrote about a component: the place that a running host reads it from.
 *
 * @param type the name of its class
 * @param provides the names of the services that it provides
 * @param properties its properties, as text
 * @param activate the name of the method that is called when it was made, or empty
 * @param deactivate the name of the method that is called before it goes, or empty
 */
public record ComponentDescription(
    String type, Set<String> provides, Map<String, String> properties, String activate, String deactivate) {

  private static final String FOLDER = "OSGI-INF";

  /**
   * Reads the description of a technique.
   *
   * @param type its class
   * @param extensionPoint the interface that it must be registered under
   * @throws AssertionError if it is no component, does not provide the extension point or has no id
   */
  public static ComponentDescription read(Class<?> type, Class<?> extensionPoint) {
    String file = FOLDER + "/" + type.getName() + ".xml";
    try (InputStream in = type.getClassLoader().getResourceAsStream(file)) {
      if (in == null) {
        throw new AssertionError(type.getName() + " has no " + file + "; put @Component on it, without a name of its"
            + " own, and let bnd process the classes before the tests");
      }
      ComponentDescription found = parse(in);
      if (!found.provides.contains(extensionPoint.getName())) {
        throw new AssertionError(type.getName() + " does not provide the service " + extensionPoint.getName());
      }
      if (found.id().isEmpty()) {
        throw new AssertionError(type.getName() + " says nothing about itself; put @MethodInfo on it if it is a"
            + " method, and @Technique if it is not");
      }
      return found;
    } catch (IOException | ParserConfigurationException | SAXException failed) {
      throw new AssertionError(file + " cannot be read", failed);
    }
  }

  /** The descriptions of all components of a class's bundle. */
  static List<ComponentDescription> all(Class<?> type) {
    List<ComponentDescription> found = new ArrayList<>();
    for (String name : BundleFiles.of(type).names()) {
      if (name.startsWith(FOLDER + "/") && name.endsWith(".xml")) {
        try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
          found.add(parse(in));
        } catch (IOException | ParserConfigurationException | SAXException failed) {
          throw new AssertionError(name + " cannot be read", failed);
        }
      }
    }
    return found;
  }

  /** What an extension point is called: the name of the interface in lower case with dashes. */
  public static String kind(Class<?> extensionPoint) {
    return extensionPoint.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  /** The property {@code headframe.id}, or empty. */
  public String id() {
    return properties.getOrDefault("headframe.id", "");
  }

  private static ComponentDescription parse(InputStream in)
      throws IOException, ParserConfigurationException, SAXException {
    Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
    Element component = document.getDocumentElement();
    return new ComponentDescription(
        attributes(document, "implementation", "class", "class").keySet().iterator().next(),
        attributes(document, "provide", "interface", "interface").keySet(),
        attributes(document, "property", "name", "value"),
        component.getAttribute("activate"), component.getAttribute("deactivate"));
  }

  private static Map<String, String> attributes(Document document, String element, String key, String value) {
    Map<String, String> found = new HashMap<>();
    NodeList nodes = document.getElementsByTagName(element);
    for (int i = 0; i < nodes.getLength(); i++) {
      Element node = (Element) nodes.item(i);
      found.put(node.getAttribute(key), node.getAttribute(value));
    }
    return found;
  }
}
