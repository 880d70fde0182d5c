package io.headframe.runtime.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Version;

class ManifestClauseTest {

  @Test
  void header_withQuotedListsAndRanges_isSplitBetweenPackages() {
    assertEquals(
        List.of(
            new ManifestClause("a.b", new Version("1.2"), "a.b;version=\"1.2\";uses:=\"c.d,e\""),
            new ManifestClause("c.d", Version.emptyVersion, "c.d;version=\"[1.0,2)\""),
            new ManifestClause("e", Version.emptyVersion, "e"),
            new ManifestClause("f", new Version("3"), "f;version=3"),
            new ManifestClause("g", new Version("3"), "g;version=3")),
        ManifestClause.parse("a.b;version=\"1.2\";uses:=\"c.d,e\",c.d;version=\"[1.0,2)\",e, f;g;version=3"));
  }

  @Test
  void absentHeader_hasNoClauses() {
    assertEquals(List.of(), ManifestClause.parse((String) null));
  }
}
