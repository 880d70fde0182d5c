package io.headframe.core.host.internal.plugin.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Version;

class IndexReaderTest {

  private static final String SHA256 = "0123456789abcdef".repeat(4);
  private static final String RESOURCE = """
      <resource>
        <capability namespace='osgi.identity'>
          <attribute name='osgi.identity' value='example.app'/>
          <attribute name='type' value='osgi.bundle'/>
          <attribute name='version' type='Version' value='1.2.3.q'/>
        </capability>
        <capability namespace='osgi.content'>
          <attribute name='osgi.content' value='%s'/>
          <attribute name='url' value='jars/a%%20b.jar'/>
          <attribute name='size' type='Long' value='1234567890123'/>
        </capability>
        <capability namespace='example.types'>
          <attribute name='double' type='Double' value=' 0.25 '/>
          <attribute name='text' value='plain &lt;text&gt;'/>
          <attribute name='texts' type='List&lt;String&gt;' value='one,two\\, or three'/>
          <attribute name='versions' type='List&lt;Version&gt;' value='1.0.0,2'/>
          <attribute name='longs' type='List&lt;Long&gt;' value='1, 2'/>
          <directive name='mandatory' value='text'/>
        </capability>
        <requirement namespace='osgi.wiring.package'>
          <directive name='filter' value='(&amp;(osgi.wiring.package=lib)(version&gt;=1.0.0))'/>
        </requirement>
      </resource>
      """.formatted(SHA256);

  @TempDir
  private Path folder;

  private static byte[] index(String resources) {
    return ("<?xml version='1.0' encoding='UTF-8'?>\n<repository increment='1' name='Test'"
        + " xmlns='http://www.osgi.org/xmlns/repository/v1.0.0'>\n" + resources + "</repository>\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static List<BundleResource> read(byte[] content) throws IOException {
    return IndexReader.read(new ByteArrayInputStream(content), URI.create("https://example.org/a/index.xml"), "here");
  }

  private static String broken(byte[] content) {
    return assertThrows(IOException.class, () -> read(content)).getMessage();
  }

  @Test
  void resource_isReadWithAllItsTypes() throws Exception {
    BundleResource app = read(index(RESOURCE)).get(0);
    assertEquals("example.app", app.name());
    assertEquals(new Version(1, 2, 3, "q"), app.version());
    assertEquals(SHA256, app.sha256());
    assertEquals(1234567890123L, app.size());
    assertEquals("here", app.source());
    var types = app.getCapabilities("example.types").get(0);
    assertEquals(Map.of("double", .25, "text", "plain <text>", "texts", List.of("one", "two, or three"),
        "versions", List.of(new Version(1, 0, 0), new Version(2, 0, 0)), "longs", List.of(1L, 2L)),
        types.getAttributes());
    assertEquals(Map.of("mandatory", "text"), types.getDirectives());
    assertEquals("(&(osgi.wiring.package=lib)(version>=1.0.0))",
        app.getRequirements(null).get(0).getDirectives().get("filter"));
  }

  @Test
  void addresses_areRelativeToTheIndex() throws Exception {
    assertEquals(URI.create("https://example.org/a/jars/a%20b.jar"), read(index(RESOURCE)).get(0).location());
    assertEquals(URI.create("https://example.org/b.jar"),
        read(index(RESOURCE.replace("jars/a%20b.jar", "../b.jar"))).get(0).location());
    assertEquals(URI.create("https://other.example.org/b.jar"),
        read(index(RESOURCE.replace("jars/a%20b.jar", "https://other.example.org/b.jar"))).get(0).location());
    assertEquals(URI.create("https://example.org/a/a%20b.jar"),
        read(index(RESOURCE.replace("jars/a%20b.jar", "a b.jar"))).get(0).location());
  }

  @Test
  void gzip_isUnpacked() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(index(RESOURCE));
    }
    assertEquals("example.app", read(packed.toByteArray()).get(0).name());
  }

  @Test
  void whatIsNoBundle_isLeftOut() throws Exception {
    assertEquals(List.of(), read(index("")));
    assertEquals(List.of(), read(index(RESOURCE.replace("osgi.bundle", "osgi.service"))));
    assertEquals(2, read(index(RESOURCE + RESOURCE.replace("osgi.bundle", "osgi.fragment"))).size());
  }

  @Test
  void digestInCapitals_isTheSame_andNoneIsRefused() throws Exception {
    assertEquals(SHA256, read(index(RESOURCE.replace(SHA256, SHA256.toUpperCase(Locale.ROOT)))).get(0)
        .sha256());
    assertTrue(broken(index(RESOURCE.replace(SHA256, "unknown"))).contains("has no SHA-256"));
  }

  @Test
  void otherFiles_areNotReadThroughADocumentType() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "secret");
    String document = new String(index(RESOURCE.replace("example.app", "&secret;")), StandardCharsets.UTF_8)
        .replace("<repository",
            "<!DOCTYPE repository [<!ENTITY secret SYSTEM '" + secret.toUri() + "'>]>\n<repository");
    broken(document.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whatIsNoIndex_isRefused() {
    assertTrue(broken("<html><body/></html>".getBytes(StandardCharsets.UTF_8)).contains("<html>"));
    broken("no XML".getBytes(StandardCharsets.UTF_8));
    broken(new byte[0]);
    broken(new byte[] {0x1f, (byte) 0x8b, 1, 2});
    broken(index(RESOURCE.replace("</capability>", "")));
    broken(index(RESOURCE.replace("1.2.3.q", "one")));
    broken(index(RESOURCE.replace("1234567890123", "large")));
    broken(index(RESOURCE.replace("name='double' ", "")));
  }

  @Test
  void truncatedIndex_isRefused_whereverItEnds() throws Exception {
    byte[] whole = index(RESOURCE);
    for (int length = whole.length - 2; length > 0; length -= 17) {
      broken(Arrays.copyOf(whole, length));
    }
  }
}
