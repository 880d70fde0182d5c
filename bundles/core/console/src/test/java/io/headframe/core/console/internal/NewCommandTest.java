package io.headframe.core.console.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import io.headframe.core.scaffold.Projects;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewCommandTest {

  @TempDir
  private Path folder;

  private final FakeProjects projects = new FakeProjects();
  private FakeHost host;

  @BeforeEach
  void start() {
    host = new FakeHost(folder);
    host.projects = projects;
  }

  @Test
  void project_isWritten_andTheNextCommandsAreSaid() {
    Typed typed = new Typed(host);
    assertEquals(0, typed.type("new", "lens", "eye", "--group", "org.example", "--in", "there"));
    assertEquals(List.of(new Projects.Request("lens", "eye", "org.example", Path.of("there"))), projects.requests);
    assertEquals("""
        new lens example.org/eye in /here/eye
          pom.xml

        Build it, install it, use it:
          cd /here/eye
          mvn verify
        """, typed.out());
  }

  @Test
  void withoutOptions_nameSaysAll_andTheFolderGoesHere() {
    assertEquals(0, new Typed(host).type("new", "lens", "example.org/eye"));
    assertEquals(List.of(new Projects.Request("lens", "example.org/eye", "", Path.of("."))), projects.requests);
  }

  @Test
  void json_isTheProject() {
    Typed typed = new Typed(host);
    assertEquals(0, typed.type("new", "lens", "example.org/eye", "--json"));
    assertEquals(JsonParser.parseString("""
        {"kind": "lens", "id": "example.org/eye", "folder": "/here/eye", "files": ["pom.xml"], "next": ["mvn verify"]}
        """), JsonParser.parseString(typed.out()));
  }

  @Test
  void help_listsTheKinds() {
    Typed typed = new Typed(host);
    assertEquals(0, typed.type("new", "--help"));
    assertTrue(typed.out().contains("  lens    a lens of 100 %\n  method  a method\n"), typed.out());
  }

  @Test
  void withoutTemplates_isRefused() {
    host.projects = null;
    Typed typed = new Typed(host);
    assertEquals(2, typed.type("new", "lens", "example.org/eye"));
    assertTrue(typed.err().contains("HF-NEW-010"), typed.err());
    assertEquals(0, typed.type("new", "--help"));
  }
}
