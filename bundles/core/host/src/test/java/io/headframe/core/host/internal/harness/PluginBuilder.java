package io.headframe.core.host.internal.harness;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** Makes the jar of a plugin from classes of the tests. */
public final class PluginBuilder {

  private final String name;
  private final String version;
  private final Map<String, byte[]> entries = new LinkedHashMap<>();
  private final StringBuilder components = new StringBuilder();
  private String imports = "io.headframe.core.method,io.headframe.core.method.view,io.headframe.core.error,"
      + "org.slf4j";
  private String required = "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version>=17))\"";
  private final List<String> exported = new ArrayList<>();
  private final List<String> provided = new ArrayList<>();
  private String activator = "";
  private boolean bundle = true;

  public PluginBuilder(String name, String version) {
    this.name = name;
    this.version = version;
    entries.put("version.txt", version.getBytes(StandardCharsets.UTF_8));
  }

  public String name() {
    return name;
  }

  public String version() {
    return version;
  }

  /** Adds a component with the class and its nested classes. */
  public PluginBuilder component(Class<?> implementation, Class<?> service, String id) {
    return component(implementation, service, id, "");
  }

  public PluginBuilder component(Class<?> implementation, Class<?> service, String id, String more) {
    with(implementation);
    String file = "OSGI-INF/" + implementation.getName() + "-" + id.replace('/', '-') + ".xml";
    String xml = """
        <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="%s.%s">
          <implementation class="%s"/>
          <service><provide interface="%s"/></service>
          <property name="headframe.id" value="%s"/>
          <property name="headframe.title" value="A title"/>
          <property name="headframe.year" type="Integer" value="2022"/>
          %s
        </scr:component>
        """.formatted(implementation.getName(), id, implementation.getName(), service.getName(), id, more);
    entries.put(file, xml.getBytes(StandardCharsets.UTF_8));
    components.append(components.isEmpty() ? "" : ",").append(file);
    return this;
  }

  public PluginBuilder with(Class<?> type) {
    entries.put(type.getName().replace('.', '/') + ".class", bytes(type));
    for (Class<?> nested : type.getDeclaredClasses()) {
      with(nested);
    }
    return this;
  }

  public PluginBuilder resource(String path, String content) {
    entries.put(path, content.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  public PluginBuilder importing(String clause) {
    imports = imports + "," + clause;
    return this;
  }

  /** Adds a bundle activator with its nested classes. */
  public PluginBuilder activator(Class<?> implementation) {
    activator = implementation.getName();
    return with(implementation).importing("org.osgi.framework");
  }

  public PluginBuilder requiring(String capability) {
    required = capability;
    return this;
  }

  /** One more requirement beside Java. */
  public PluginBuilder needing(String capability) {
    required = required + "," + capability;
    return this;
  }

  public PluginBuilder exporting(String clause) {
    exported.add(clause);
    return this;
  }

  public PluginBuilder providing(String capability) {
    provided.add(capability);
    return this;
  }

  /** Declares a method as bnd writes it from {@code @MethodInfo}. */
  public PluginBuilder method(String id) {
    return providing("headframe.technique;headframe.technique=\"" + id + "\";kind=method;title=\"Title of " + id
        + "\";summary=\"Computes " + id + ".\";family=examples");
  }

  /** The name of a class that may be missing. */
  public PluginBuilder activator(String type) {
    activator = type;
    return this;
  }

  public PluginBuilder noBundle() {
    bundle = false;
    return this;
  }

  public byte[] bytes() {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    if (bundle) {
      main.putValue("Bundle-ManifestVersion", "2");
      main.putValue("Bundle-SymbolicName", name);
      main.putValue("Bundle-Version", version);
      main.putValue("Import-Package", imports);
      main.putValue("Require-Capability", required);
      if (!activator.isEmpty()) {
        main.putValue("Bundle-Activator", activator);
      }
      if (!exported.isEmpty()) {
        main.putValue("Export-Package", String.join(",", exported));
      }
      if (!provided.isEmpty()) {
        main.putValue("Provide-Capability", String.join(",", provided));
      }
      if (!components.isEmpty()) {
        main.putValue("Service-Component", components.toString());
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        jar.putNextEntry(new ZipEntry(entry.getKey()));
        jar.write(entry.getValue());
        jar.closeEntry();
      }
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    return bytes.toByteArray();
  }

  /** Writes over the file in place, as {@code cp} does. */
  public void write(Path file) throws IOException {
    Files.write(file, bytes());
  }

  /** Moves the finished file into place, as careful tools do. */
  public void move(Path file) throws IOException {
    Path beside = Files.createTempFile(file.getParent().getParent(), "made", ".tmp");
    Files.write(beside, bytes());
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static byte[] bytes(Class<?> type) {
    String file = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
    try (InputStream in = type.getResourceAsStream(file)) {
      return in.readAllBytes();
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
