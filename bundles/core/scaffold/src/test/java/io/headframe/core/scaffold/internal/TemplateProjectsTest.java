package io.headframe.core.scaffold.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.scaffold.Projects;
import io.headframe.core.scaffold.Projects.Kind;
import io.headframe.core.scaffold.Projects.Project;
import io.headframe.core.scaffold.Projects.Request;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;

class TemplateProjectsTest {

  /** Maven's own have a point, bnd's macros are not used. */
  private static final Pattern LEFT = Pattern.compile("\\$\\{(?!headframe\\.|project\\.)[^}]*}|__\\w+__");

  @TempDir
  private Path folder;

  private Path distribution;

  @BeforeEach
  void publish() throws IOException {
    distribution = Files.createDirectories(folder.resolve("a & b"));
    Files.createDirectory(distribution.resolve("repository"));
  }

  static List<String> kinds() {
    return new TemplateProjects(FolderTemplates.ofTheBuild(), Path.of("."), Path.of("linux-x86_64"))
        .kinds().stream().map(Kind::name).toList();
  }

  private Projects projects() {
    return new TemplateProjects(
        FolderTemplates.ofTheBuild(), distribution, distribution.resolve("natives/linux-x86_64"));
  }

  private Project write(String kind, String name) {
    return projects().write(new Request(kind, name, "", folder.resolve("new")));
  }

  @Test
  void everyExtensionPoint_hasAKind() {
    assertEquals(List.of("architecture", "checkpoint-format", "claim", "embedded-model", "forecaster", "linear-algebra",
        "method", "model-transform", "pair-source", "parameter-type", "text-source"), kinds());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void project_isWrittenWithoutAPlaceholderLeft_inLinesOfOrdinaryLength(String kind) throws IOException {
    Project project = write(kind, "example.org/longest-token");
    assertEquals(folder.resolve("new/longest-token"), project.folder());
    assertEquals(List.of(), project.files().stream()
        .filter(file -> !Files.isRegularFile(project.folder().resolve(file))).toList());
    assertTrue(project.files().containsAll(List.of(".gitignore", "README.md", "pom.xml")), project.files().toString());
    try (Stream<Path> written = Files.walk(project.folder())) {
      for (Path file : written.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file);
        assertFalse(LEFT.matcher(file + text).find(), () -> file + "\n" + text);
        assertEquals(List.of(), text.lines().filter(line -> line.length() > 120).toList(), file.toString());
        assertTrue(text.endsWith("\n") && !text.endsWith("\n\n"), file + " does not end with one line end");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void sources_lieInTheFolderOfTheirPackage_andHaveATck(String kind) throws IOException {
    Project project = write(kind, "example.org/longest-token");
    boolean tck = false;
    for (String file : project.files().stream().filter(file -> file.endsWith(".java")).toList()) {
      String text = Files.readString(project.folder().resolve(file));
      assertTrue(text.startsWith("package org.example.longesttoken;\n"), file);
      assertTrue(file.contains("/java/org/example/longesttoken/"), file);
      tck |= text.contains("Conformance {") || text.contains("Conformance<");
    }
    assertTrue(tck, "no test extends a class of the TCK");
  }

  @Test
  void pom_isXml_whateverTheFolderIsCalled() throws Exception {
    Project project = write("method", "example.org/hello");
    String pom = Files.readString(project.folder().resolve("pom.xml"));
    String repository = DocumentBuilderFactory.newInstance().newDocumentBuilder()
        .parse(new InputSource(new StringReader(pom)))
        .getElementsByTagName("headframe.repository").item(0).getTextContent();
    assertEquals(distribution.resolve("repository").toString(), repository);
    assertTrue(pom.contains("<artifactId>org.example.hello</artifactId>"), pom);
  }

  @Test
  void nextCommands_buildInstallAndUse() {
    assertEquals(List.of("mvn verify", "headframe plugin install target/org.example.hello-1.0.0.jar",
        "headframe run example.org/hello"), write("method", "example.org/hello").next());
    assertEquals("headframe plugin check hello", write("architecture", "example.org/hello-you").next().get(2)
        .replace("-you", ""));
  }

  @Test
  void unknownKind_isRefused_withThoseThatThereAre() {
    HeadframeException refused =
        assertThrows(HeadframeException.class, () -> write("lens", "example.org/hello"));
    assertEquals("HF-NEW-001", refused.id());
    assertTrue(refused.getMessage().contains("architecture, checkpoint-format"), refused.getMessage());
  }

  @Test
  void existingFolder_isLeftAsItIs() throws IOException {
    Path existing = Files.createDirectories(folder.resolve("new/hello"));
    assertEquals("HF-NEW-004",
        assertThrows(HeadframeException.class, () -> write("method", "example.org/hello")).id());
    try (Stream<Path> files = Files.list(existing)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void placeThatIsAFile_isRefused() throws IOException {
    Files.writeString(folder.resolve("new"), "");
    assertEquals("HF-NEW-005",
        assertThrows(HeadframeException.class, () -> write("method", "example.org/hello")).id());
  }

  @Test
  void distributionWithoutInterfaces_isNamed() throws IOException {
    Files.delete(distribution.resolve("repository"));
    HeadframeException refused = assertThrows(HeadframeException.class, () -> write("method", "example.org/hello"));
    assertEquals("HF-NEW-006", refused.id());
    assertTrue(refused.getMessage().contains(distribution.toString()), refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"checkpoint-format, checkpoint", "embedded-model, embedded", "architecture, model",
      "model-transform, model", "forecaster, fitted"})
  void nameOfAnInterface_isRefused(String kind, String name) {
    HeadframeException refused = assertThrows(HeadframeException.class, () -> write(kind, "example.org/" + name));
    assertEquals("HF-NEW-002", refused.id());
    assertFalse(Files.exists(folder.resolve("new")));
  }
}
