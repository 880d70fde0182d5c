package io.headframe.core.host.internal.plugin.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.host.internal.harness.WithIndex;
import io.headframe.core.host.plugin.PluginIndexes.Available;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IndexesTest extends WithIndex {

  /** Longer than a name of a file may be. */
  private static final String FAR = "https://example.org/" + "long/".repeat(60) + "index.xml";

  private boolean answers = true;

  private InputStream network(URI address) throws IOException {
    if (!answers) {
      throw new IOException("no route");
    }
    return Files.newInputStream(address.toString().equals(FAR) ? index.file() : Path.of(address));
  }

  private static List<String> names(List<Available> found) {
    return found.stream().map(each -> each.bundle() + " " + each.version()).toList();
  }

  @Test
  void addedIndex_isKnownUntilItIsRemoved() throws Exception {
    index.add(saying("app", "1.0.0"));
    String address = index.file().toUri().toString();
    assertEquals(List.of(address), host.indexes.addresses());
    assertEquals(1, host.indexes.add(address));
    assertEquals(1, host.indexes.add(index.file().getParent().resolve("../index/index.xml").toString()));
    assertEquals(List.of(address), host.indexes.addresses());
    host.indexes.remove(index.file().toString());
    assertEquals(List.of(), host.indexes.addresses());
    refused("HF-PLUGIN-022", () -> host.indexes.remove(address), address, "there is none");
  }

  @Test
  void search_findsWordsInNamesAndTechniques_theNewestOfEach() throws Exception {
    index.add(saying("lens", "1.0.0"), saying("lens", "2.0.0"), saying("probe", "1.0.0"), library("optics", "1.0.0"));
    assertEquals(List.of("example.lens 2.0.0", "example.probe 1.0.0"), names(host.indexes.search("")));
    assertEquals(List.of("example.lens 2.0.0"), names(host.indexes.search("LENS")));
    assertEquals(List.of("example.probe 1.0.0"), names(host.indexes.search("computes probe")));
    assertEquals(List.of("example.optics 1.0.0"), names(host.indexes.search("optics")));
    assertEquals(List.of(), host.indexes.search("nothing of the kind"));
    Available lens = host.indexes.search("lens").get(0);
    assertEquals(List.of("lens"), lens.techniques());
    assertEquals(List.of("Computes lens."), lens.summaries());
    assertEquals(Files.size(index.jar("example.lens", "2.0.0")), lens.size());
  }

  @Test
  void versions_areTheNewestFirst_byBundleOrTechnique() throws Exception {
    index.add(saying("lens", "1.9.0"), saying("lens", "1.10.0"), saying("lens", "1.2.0"));
    assertEquals(List.of("example.lens 1.10.0", "example.lens 1.9.0", "example.lens 1.2.0"),
        names(host.indexes.versions("lens")));
    assertEquals(host.indexes.versions("lens"), host.indexes.versions("example.lens"));
  }

  @Test
  void indexThatDoesNotAnswer_isReplacedByItsCopy_withANote() throws Exception {
    index.add(saying("app", "1.0.0"));
    Indexes indexes = new Indexes(folder.resolve("home"), this::network);
    indexes.remove(index.file().toString());
    assertEquals(1, indexes.add(FAR));
    answers = false;
    List<String> notes = new ArrayList<>();
    assertEquals("example.app 1.0.0", indexes.read(notes).get(0).toString());
    assertEquals(1, notes.size());
    assertTrue(notes.get(0).contains(FAR) && notes.get(0).contains("no route"), notes.get(0));
    answers = true;
    index.add(saying("app", "2.0.0"));
    notes.clear();
    assertEquals("example.app 2.0.0", indexes.read(notes).get(0).toString());
    assertEquals(List.of(), notes);
  }

  @Test
  void indexThatNeverAnswered_isAnError() {
    answers = false;
    Indexes indexes = new Indexes(folder.resolve("home"), this::network);
    refused("HF-PLUGIN-020", () -> indexes.add(FAR), FAR, "no route", "'headframe plugin index' shows");
    assertEquals(1, indexes.addresses().size());
  }

  @Test
  void answerThatIsNoIndex_leavesTheCopy() throws Exception {
    index.add(saying("app", "1.0.0"));
    Indexes indexes = new Indexes(folder.resolve("home"), this::network);
    indexes.add(FAR);
    Files.writeString(index.file(), "<html>please log in</html>");
    refused("HF-PLUGIN-020", () -> indexes.add(FAR), "<html>");
    indexes.remove(index.file().toUri().toString());
    answers = false;
    assertEquals("example.app 1.0.0", indexes.read(new ArrayList<>()).get(0).toString());
  }

  @Test
  void whatIsNoAddress_isRefused() {
    for (String address : List.of("http://example.org/index.xml", "ftp://example.org/index.xml", "https://a b/i.xml",
        "file:relative.xml", "", "data:text/xml,x")) {
      refused("HF-PLUGIN-021", () -> host.indexes.add(address), "'" + address + "'");
    }
    refused("HF-PLUGIN-020", () -> host.indexes.add(folder.resolve("none.xml").toString()), "none.xml");
  }
}
