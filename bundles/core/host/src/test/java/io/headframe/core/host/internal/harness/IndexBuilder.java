package io.headframe.core.host.internal.harness;

import io.headframe.core.host.internal.Sha256;
import io.headframe.core.host.internal.plugin.index.BundleResource;
import io.headframe.core.host.internal.plugin.plan.JarReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;
import org.osgi.resource.Capability;
import org.osgi.resource.Requirement;

/** Writes jars of plugins and an index of them, in the OSGi repository format, into a folder. */
public final class IndexBuilder {

  private final JarReader reader;
  private final Path folder;
  private final Map<String, String> resources = new LinkedHashMap<>();

  public IndexBuilder(BundleContext context, Path folder) throws IOException {
    this.reader = new JarReader(context);
    this.folder = Files.createDirectories(folder);
  }

  /** Writes the jars, and the index anew. */
  public IndexBuilder add(PluginBuilder... plugins) throws IOException {
    for (PluginBuilder plugin : plugins) {
      Path jar = jar(plugin.name(), plugin.version());
      plugin.write(jar);
      String sha256 = Sha256.of(jar);
      resources.put(jar.getFileName().toString(), xml(reader.read(jar, sha256, "index", jar.toUri()), jar, sha256));
    }
    return write();
  }

  /** Writes an index of some of the jars only, each {@code NAME-VERSION.jar}. */
  public void offer(Collection<String> jars) throws IOException {
    write(jars.stream().map(resources::get).toList());
  }

  /** The jars that there are. */
  public List<String> jars() {
    return List.copyOf(resources.keySet());
  }

  public IndexBuilder clear() throws IOException {
    resources.clear();
    return write();
  }

  public Path jar(String name, String version) {
    return folder.resolve(name + "-" + version + ".jar");
  }

  /** The index, {@code index.xml}. */
  public Path file() {
    return folder.resolve("index.xml");
  }

  private IndexBuilder write() throws IOException {
    return write(resources.values());
  }

  private IndexBuilder write(Collection<String> offered) throws IOException {
    Files.writeString(file(), "<?xml version='1.0' encoding='UTF-8'?>\n"
        + "<repository increment='1' name='Test' xmlns='http://www.osgi.org/xmlns/repository/v1.0.0'>\n"
        + String.join("", offered) + "</repository>\n");
    return this;
  }

  private static String xml(BundleResource resource, Path jar, String sha256) throws IOException {
    StringBuilder xml = new StringBuilder("  <resource>\n");
    for (Capability each : resource.getCapabilities(null)) {
      Map<String, Object> attributes = new LinkedHashMap<>(each.getAttributes());
      if (each.getNamespace().equals("osgi.content")) {
        attributes = new LinkedHashMap<>(Map.of("osgi.content", sha256, "url", jar.getFileName().toString(),
            "size", Files.size(jar), "mime", "application/vnd.osgi.bundle"));
      }
      clause(xml, "capability", each.getNamespace(), attributes, each.getDirectives());
    }
    for (Requirement each : resource.getRequirements(null)) {
      clause(xml, "requirement", each.getNamespace(), each.getAttributes(), each.getDirectives());
    }
    return xml.append("  </resource>\n").toString();
  }

  private static void clause(
      StringBuilder xml,
      String kind,
      String namespace,
      Map<String, Object> attributes,
      Map<String, String> directives) {
    xml.append("    <").append(kind).append(" namespace='").append(namespace).append("'>\n");
    attributes.forEach((name, value) -> xml.append("      <attribute name='").append(name).append("'")
        .append(type(value)).append(" value='").append(escaped(text(value))).append("'/>\n"));
    directives.forEach((name, value) -> xml.append("      <directive name='").append(name)
        .append("' value='").append(escaped(value)).append("'/>\n"));
    xml.append("    </").append(kind).append(">\n");
  }

  private static String type(Object value) {
    if (value instanceof Collection<?> list) {
      String of = list.iterator().next().getClass().getSimpleName();
      return " type='List&lt;" + of + "&gt;'";
    }
    return value instanceof String ? "" : " type='" + value.getClass().getSimpleName() + "'";
  }

  private static String text(Object value) {
    if (value instanceof Collection<?> list) {
      return list.stream().map(each -> each.toString().replace(",", "\\,")).collect(Collectors.joining(","));
    }
    return value instanceof Version version ? version.toString() : String.valueOf(value);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("'", "&apos;");
  }
}
