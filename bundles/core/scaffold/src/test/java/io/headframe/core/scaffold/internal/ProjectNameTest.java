package io.headframe.core.scaffold.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectNameTest {

  @Test
  void qualifiedName_saysEverything() {
    ProjectName name = ProjectName.of("my-lab.example.org/longest-token-2", "");
    assertEquals("my-lab.example.org/longest-token-2", name.qualified());
    assertEquals("org.example.my-lab", name.group());
    assertEquals("org.example.my-lab.longest-token-2", name.artifact());
    assertEquals("org.example.mylab.longesttoken2", name.javaPackage());
    assertEquals("LongestToken2", name.className());
    assertEquals("Longest token 2", name.title());
    assertEquals("LONGESTTOKEN2", name.errors());
    assertEquals("my-lab", name.family());
  }

  @Test
  void nameWithAGroup_isThatOfItsDomain() {
    assertEquals(ProjectName.of("example.org/hello", ""), ProjectName.of("hello", "org.example"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "hello", "example.org/", "example/hello", "example.org/Hello", "example.org/-hello",
      "example.org/hello-", "example.org/he--llo", "example.org/2hello", "example.org/a/b", "example.org/hello world",
      "../hello", "example.org/../hello", "example.org/class", "3d.org/hello", "new.org/hello"})
  void badName_isRefused(String name) {
    HeadframeException refused = assertThrows(HeadframeException.class, () -> ProjectName.of(name, ""));
    assertEquals("HF-NEW-002", refused.id());
    assertTrue(refused.getMessage().contains("example.org/longest-token"), refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"hello, example", "hello, Org.Example", "hello, org..example", "hello, org.new",
      "example.org/hello, org.example"})
  void badGroup_isRefused(String name, String group) {
    assertEquals("HF-NEW-003",
        assertThrows(HeadframeException.class, () -> ProjectName.of(name, group)).id());
  }
}
