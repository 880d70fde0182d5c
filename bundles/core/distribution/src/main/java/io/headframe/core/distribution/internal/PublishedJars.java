package io.headframe.core.distribution.internal;

import io.headframe.core.error.HeadframeException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The jars that an index names. Each is compared with its digest before anything is read from it. */
final class PublishedJars {

  private static final String NAMESPACE = "http://www.osgi.org/xmlns/repository/v1.0.0";
  private static final String CONTENT = "osgi.content";

  private PublishedJars() {}

  /**
   * Reads an index.
   *
   * @throws HeadframeException if it is none, or names a jar that is not there, elsewhere than in a folder, or another
   */
  static List<Path> of(Path index) {
    List<Path> jars = new ArrayList<>();
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      NodeList capabilities =
          factory.newDocumentBuilder().parse(index.toFile()).getElementsByTagNameNS(NAMESPACE, "capability");
      for (int i = 0; i < capabilities.getLength(); i++) {
        Element capability = (Element) capabilities.item(i);
        if (capability.getAttribute("namespace").equals(CONTENT)) {
          jars.add(jar(index, attribute(capability, "url"), attribute(capability, CONTENT)));
        }
      }
    } catch (IOException | SAXException | ParserConfigurationException | IllegalArgumentException e) {
      throw new HeadframeException(e, DistributionError.INDEX_UNREADABLE, index, e.toString());
    }
    if (jars.isEmpty()) {
      throw new HeadframeException(DistributionError.INDEX_UNREADABLE, index, "it names no jar");
    }
    return jars;
  }

  private static Path jar(Path index, String url, String sha256) throws IOException {
    URI place = index.toAbsolutePath().toUri().resolve(url);
    if (!"file".equals(place.getScheme())) {
      throw new IOException(place + " is not on this machine");
    }
    Path jar = Path.of(place);
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
      if (!HexFormat.of().formatHex(digest).equalsIgnoreCase(sha256)) {
        throw new HeadframeException(DistributionError.OTHER_CONTENT, jar, index);
      }
      return jar;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String attribute(Element capability, String name) {
    NodeList attributes = capability.getElementsByTagNameNS(NAMESPACE, "attribute");
    for (int i = 0; i < attributes.getLength(); i++) {
      Element attribute = (Element) attributes.item(i);
      if (attribute.getAttribute("name").equals(name)) {
        return attribute.getAttribute("value");
      }
    }
    return "";
  }
}
