package io.headframe.core.host.internal.plugin.index;

import io.headframe.core.host.internal.plugin.index.BundleResource.Clause;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.IdentityNamespace;

/** Reads an index in the format of OSGi's Repository Service Specification, chapter 132.5, plain or in gzip. */
public final class IndexReader {

  private static final int GZIP = 0x1f;

  private IndexReader() {}

  /**
   * Reads every bundle of an index.
   *
   * @param content the index; not closed
   * @param base what the addresses of jars are relative to
   * @param source the name of the index, for messages
   * @throws IOException if it is no such index; the message says where
   */
  public static List<BundleResource> read(InputStream content, URI base, String source) throws IOException {
    XMLInputFactory factory = XMLInputFactory.newInstance();
    // An index from elsewhere names no other files.
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    // What is wrong is thrown, and printed by nobody.
    factory.setXMLReporter((message, type, information, location) -> {});
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(plain(content));
      List<BundleResource> resources = new ArrayList<>();
      xml.nextTag();
      if (!xml.getLocalName().equals("repository")) {
        throw new IOException("it begins with <" + xml.getLocalName() + ">, and an index with <repository>");
      }
      while (next(xml, "repository")) {
        if (xml.getLocalName().equals("resource")) {
          BundleResource resource = resource(xml, base, source);
          if (resource != null) {
            resources.add(resource);
          }
        }
      }
      return resources;
    } catch (XMLStreamException | RuntimeException broken) {
      throw new IOException(oneLine(String.valueOf(broken.getMessage())), broken);
    }
  }

  /** The message of the parser has two, and ends as a sentence. */
  private static String oneLine(String message) {
    return message.replaceAll("\\s*\\R\\s*(Message: )?", ": ").replaceFirst("\\.$", "");
  }

  private static InputStream plain(InputStream content) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(content);
    buffered.mark(1);
    int first = buffered.read();
    buffered.reset();
    return first == GZIP ? new GZIPInputStream(buffered) : buffered;
  }

  /** Goes to the next element that begins; false at the end of the one that is named. */
  private static boolean next(XMLStreamReader xml, String within) throws XMLStreamException {
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        return true;
      }
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(within)) {
        return false;
      }
    }
    return false;
  }

  private static BundleResource resource(XMLStreamReader xml, URI base, String source) throws XMLStreamException {
    List<Clause> capabilities = new ArrayList<>();
    List<Clause> requirements = new ArrayList<>();
    while (next(xml, "resource")) {
      String element = xml.getLocalName();
      if (element.equals("capability")) {
        capabilities.add(clause(xml, element));
      } else if (element.equals("requirement")) {
        requirements.add(clause(xml, element));
      }
    }
    String url = null;
    String sha256 = "";
    boolean bundle = false;
    for (Clause each : capabilities) {
      if (each.namespace().equals(BundleResource.CONTENT)) {
        url = String.valueOf(each.attributes().get("url"));
        sha256 = String.valueOf(each.attributes().get(BundleResource.CONTENT));
      } else if (each.namespace().equals(IdentityNamespace.IDENTITY_NAMESPACE)) {
        Object type = each.attributes().get(IdentityNamespace.CAPABILITY_TYPE_ATTRIBUTE);
        bundle = IdentityNamespace.TYPE_BUNDLE.equals(type) || IdentityNamespace.TYPE_FRAGMENT.equals(type);
      }
    }
    if (url == null || !bundle) {
      return null;
    }
    if (!sha256.matches("[0-9a-fA-F]{64}")) {
      throw new IllegalArgumentException("the resource with the address " + url + " has no SHA-256");
    }
    return new BundleResource(capabilities, requirements, base.resolve(url.replace(" ", "%20")), source);
  }

  private static Clause clause(XMLStreamReader xml, String element) throws XMLStreamException {
    String namespace = xml.getAttributeValue(null, "namespace");
    Map<String, String> directives = new HashMap<>();
    Map<String, Object> attributes = new HashMap<>();
    while (next(xml, element)) {
      String name = xml.getAttributeValue(null, "name");
      String value = xml.getAttributeValue(null, "value");
      if (xml.getLocalName().equals("attribute")) {
        attributes.put(name, value(xml.getAttributeValue(null, "type"), value));
      } else if (xml.getLocalName().equals("directive")) {
        directives.put(name, value);
      }
    }
    return new Clause(namespace, directives, attributes);
  }

  private static Object value(String type, String text) {
    if (type == null) {
      return text;
    }
    String scalar = type.replaceFirst("^List<(.*)>$", "$1");
    return scalar.equals(type) ? scalar(type, text)
        : Stream.of(text.split("(?<!\\\\),")).map(part -> scalar(scalar, part.replace("\\,", ",").strip())).toList();
  }

  private static Object scalar(String type, String text) {
    return switch (type) {
      case "Version" -> Version.parseVersion(text);
      case "Long" -> Long.valueOf(text.strip());
      case "Double" -> Double.valueOf(text.strip());
      default -> text;
    };
  }
}
