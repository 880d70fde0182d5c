package io.headframe.analysis.headsets.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.analysis.api.HeadSet;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.ParameterType.Opened;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.testing.TestRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadSetParameterTest {

  private static final String FOUND = "{'name':'induction heads','members':["
      + "{'head':{'layer':6,'head':9},'score':0.9},{'head':{'layer':5,'head':1},'score':'NaN'}]}";
  private static final String EMPTY = "{'name':'other heads','members':[]}";
  private static final String RECORD = "{'id':'x','method':'finder','result':%s,'folder':'/runs/x'}";

  @TempDir
  private Path folder;

  private Opened<HeadSet> open(String text) {
    try (TestRun run = new TestRun(new FixedLeases(), folder, 1)) {
      return new HeadSetParameter().open(text, run);
    }
  }

  private String file(String name, String json) throws IOException {
    return Files.writeString(folder.resolve(name), json.replace('\'', '"')).toString();
  }

  private HeadframeException refusal(String text) {
    return assertThrows(HeadframeException.class, () -> open(text));
  }

  @Test
  void list_isReadInOrder() {
    HeadSet heads = open(" 6.9, 5.1,5.5 ").value();
    assertEquals("[6.9, 5.1, 5.5]", heads.heads().toString());
    assertTrue(Double.isNaN(heads.members().get(0).score()));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "5.1,5    | '5' is no head",
    "5.1,,6.2 | '' is no head",
    "5.1.2    | '5.1.2' is no head",
    "5.1,5.1  | 5.1 stands there twice"
  })
  void listThatIsMalformed_isRefused(String text, String reason) {
    assertEquals("'" + text + "' is no list of heads: " + reason + "; write layer.head with commas between, for "
        + "example 5.1,5.5,6.9.", refusal(text).getMessage());
  }

  @Test
  void recordOfARun_givesItsOneHeadSet_withScores() throws IOException {
    HeadSet heads = open(file("r.json", RECORD.formatted("{'best':0.5,'heads':" + FOUND + "}"))).value();
    assertEquals("induction heads", heads.name());
    assertEquals("[6.9, 5.1]", heads.heads().toString());
    assertEquals(.9, heads.members().get(0).score());
    assertTrue(Double.isNaN(heads.members().get(1).score()));
  }

  @Test
  void folderOfARun_andAResultAlone_andOneHeadSet_areReadToo() throws IOException {
    file("run.json", RECORD.formatted("{'heads':" + FOUND + "}"));
    assertEquals("[6.9, 5.1]", open(folder.toString()).value().heads().toString());
    assertEquals("[6.9, 5.1]", open(folder + "#heads").value().heads().toString());
    assertEquals("[6.9, 5.1]", open(file("a", "{'heads':" + FOUND + "}")).value().heads().toString());
    assertEquals("[6.9, 5.1]", open(file("b#c", FOUND)).value().heads().toString());
  }

  @Test
  void severalHeadSets_areToldApartByName() throws IOException {
    String file = file("r.json", RECORD.formatted("{'a':" + EMPTY + ",'b':{'list':[" + FOUND + "]}}"));
    assertEquals(file + " has several head sets: a, b.list.0; write " + file + "#NAME with one of these names.",
        refusal(file).getMessage());
    assertEquals("[6.9, 5.1]", open(file + "#b.list.0").value().heads().toString());
    assertEquals(file + " has no head set 'c', but a, b.list.0; write one of these names after #.",
        refusal(file + "#c").getMessage());
    assertEquals("HF-HEADSETS-008", refusal(file + "#a").id());
  }

  @Test
  void fileWithoutAHeadSet_saysWhatItHas() throws IOException {
    String text = file("t.json", RECORD.formatted("{'best':1,'patterns':[{'name':'p','members':['x']}]}"));
    assertEquals(text + " has no head set, but results of finder: best, patterns; name the result of a method that "
        + "finds heads, such as induction-heads.", refusal(text).getMessage());
    assertTrue(refusal(file("f.json", RECORD.formatted("null"))).getMessage()
        .contains("but the record of a run of finder without a result"));
    assertEquals("HF-HEADSETS-004", refusal(file("g.json", "[1, 2]")).id());
    assertEquals("HF-HEADSETS-003", refusal(file("h.json", "{'result':")).id());
    assertTrue(refusal(file("i.json", "Induction heads\nmodel x")).getMessage()
        .contains("cannot be read as JSON: its text is none;"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "{'head':{'layer':-1,'head':1},'score':1}", "{'head':{'layer':1.5,'head':1},'score':1}", "{'head':'5.1'}",
    "{'head':{'layer':6,'head':9},'score':0.1}", "{'head':{'layer':1,'head':1},'score':'high'}", "7"
  })
  void memberThatIsMalformed_isRefused(String member) throws IOException {
    String file = file("r.json", "{'heads':" + FOUND.replace("]}", "," + member + "]}") + "}");
    HeadframeException error = refusal(file);
    assertEquals("HF-HEADSETS-007", error.id());
    assertTrue(error.getMessage().startsWith("The head set 'heads' of " + file + " cannot be read: "),
        error.getMessage());
  }

  @Test
  void nameOfNothing_saysWhatCanBeWritten() {
    HeadframeException error = refusal("missing.json#a");
    assertEquals("HF-HEADSETS-002", error.id());
    assertTrue(error.getMessage().contains("missing.json is neither a file nor the folder of a run;"),
        error.getMessage());
    assertEquals("HF-HEADSETS-002", refusal("\0").id());
    assertEquals("HF-HEADSETS-001", refusal("").id());
  }

  @Test
  void digest_dependsOnHeadsScoresAndOrderAlone() throws IOException {
    // printf '5.1 NaN\n6.9 NaN\n' | sha256sum
    assertEquals("91299602694e2e4497e58ff2da634a2a0a783f4eacab5a21c495af4bf1e4e399", open("5.1,6.9").digest());
    assertEquals(open("5.1,6.9").digest(), open(" 5.1 , 6.9").digest());
    assertNotEquals(open("5.1,6.9").digest(), open("6.9,5.1").digest());
    assertEquals(open(file("a", FOUND)).digest(),
        open(file("b", RECORD.formatted("{ 'heads' :\n" + FOUND.replace("induction heads", "x") + "}"))).digest());
    assertNotEquals(open(file("a", FOUND)).digest(), open(file("c", FOUND.replace("0.9", "0.8"))).digest());
  }

  @Test
  void id_isTheNameOfTheType() throws Exception {
    Path component = Path.of("target/classes/OSGI-INF", HeadSetParameter.class.getName() + ".xml");
    assertTrue(Files.readString(component).contains("value=\"" + HeadSet.class.getName() + "\""));
  }
}
