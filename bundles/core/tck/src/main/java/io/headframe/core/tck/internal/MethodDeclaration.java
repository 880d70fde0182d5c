package io.headframe.core.tck.internal;

import io.headframe.core.method.Method;
import io.headframe.core.method.MethodInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What a method says about itself, read from the component description that the build made of {@link MethodInfo}: the
 * place that a running host reads it from.
 *
 * @param id what people type
 * @param title a few words
 * @param summary one sentence
 * @param family the family
 * @param paper the title of the paper, or empty
 * @param year its year, or 0
 * @param arxiv its arXiv id, or empty
 */
public record MethodDeclaration(
    String id, String title, String summary, String family, String paper, int year, String arxiv) {

  /**
   * Reads the description of a component.
   *
   * @param type the class of the method
   * @throws AssertionError if it is no component that provides {@link Method} and carries {@link MethodInfo}
   */
  public static MethodDeclaration read(Class<?> type) {
    String file = "OSGI-INF/" + type.getName() + ".xml";
    try (InputStream in = type.getClassLoader().getResourceAsStream(file)) {
      if (in == null) {
        throw new AssertionError(type.getName() + " has no " + file + "; put @Component on it, without a name of its"
            + " own, and let bnd process the classes before the tests");
      }
      Document description = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
      if (!attributes(description, "provide", "interface", "interface").containsKey(Method.class.getName())) {
        throw new AssertionError(type.getName() + " does not provide the service " + Method.class.getName());
      }
      Map<String, String> properties = attributes(description, "property", "name", "value");
      if (!properties.containsKey(MethodInfo.PREFIX_ + "id")) {
        throw new AssertionError(type.getName() + " says nothing about itself; put @MethodInfo on it");
      }
      return of(properties);
    } catch (IOException | ParserConfigurationException | SAXException failed) {
      throw new AssertionError(file + " cannot be read", failed);
    }
  }

  private static MethodDeclaration of(Map<String, String> properties) {
    Map<String, String> own = new HashMap<>();
    properties.forEach((name, value) -> own.put(name.replace(MethodInfo.PREFIX_, ""), value));
    return new MethodDeclaration(own.get("id"), own.getOrDefault("title", ""), own.getOrDefault("summary", ""),
        own.getOrDefault("family", ""), own.getOrDefault("paper", ""),
        Integer.parseInt(own.getOrDefault("year", "0")), own.getOrDefault("arxiv", ""));
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
