package io.headframe.core.distribution.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.distribution.Definition;
import io.headframe.core.distribution.Definition.Wanted;
import io.headframe.core.error.HeadframeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.VersionRange;

class RunFileTest {

  @TempDir
  Path folder;

  @Test
  void requirements_ofAllSections_areRead_andWhatIsForBndIsPassedOver() throws IOException {
    Definition definition = read("""
        # A comment.
        -include: ${.}/common.bndrun
        -runrequires.core: \\
          bnd.identity;id='a.b',\\
          bnd.identity; id=c ; version='[1.0,2)'
        -runrequires: bnd.identity;id='d';version='1.5'
        -runbundles: \\
          a.b;version='[1.0.0,1.0.1)'
        """);
    assertEquals("tiny", definition.name());
    assertEquals(List.of(new Wanted("d", new VersionRange("1.5")), new Wanted("a.b", new VersionRange("0")),
        new Wanted("c", new VersionRange("[1.0,2)"))), definition.wanted());
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "", "-runrequires:", "-runblacklist: x\n-runrequires: bnd.identity;id=a", "-runrequires: a.b",
      "-runrequires: bnd.identity;id=a;version='[2,1'", "-runrequires: bnd.identity;id=a;resolution:=optional"})
  void whatIsNotUnderstood_isRefused(String text) {
    HeadframeException refused = assertThrows(HeadframeException.class, () -> read(text));
    assertEquals("HF-DIST-007", refused.id());
  }

  @Test
  void absentFile_isSaid() {
    HeadframeException refused =
        assertThrows(HeadframeException.class, () -> Definition.read(folder.resolve("absent.bndrun")));
    assertEquals("HF-DIST-006", refused.id());
    assertTrue(refused.getMessage().contains("absent.bndrun"));
  }

  private Definition read(String text) throws IOException {
    return Definition.read(Files.writeString(folder.resolve("tiny.bndrun"), text));
  }
}
