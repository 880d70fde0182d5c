package io.headframe.analysis.patching.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.analysis.api.Head;
import io.headframe.analysis.api.HeadSet;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.RunCancelledException;
import io.headframe.core.method.view.HeatMap;
import io.headframe.core.method.view.Table;
import io.headframe.core.model.CausalLM;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.testing.TestRun;
import io.headframe.models.testing.TestModels;
import io.headframe.prompts.api.LogitMetric;
import io.headframe.prompts.api.PromptPair;
import io.headframe.prompts.api.PromptPairs;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the constructed model, where the role of each head is written down. */
class ActivationPatchingTest {

  /** Attention to what a head looks for misses 1 by less than 1e-10; the rest is rounding. */
  private static final double TOLERANCE = 1e-4;

  private static final PromptPair RETRIEVAL =
      new PromptPair("#3 ba de fi #5 gon zor #3", "#3 ba de fi #5 gon zor #5", " ba", " gon");
  private static final PromptPair SWAPPED_KEYS =
      new PromptPair("#3 ba de fi #5 gon zor #3", "#5 ba de fi #3 gon zor #3", " ba", " gon");
  private static final PromptPair INDUCTION =
      new PromptPair("ko ba de fi mer gon zor ko", "ko ba de fi mer gon zor mer", " ba", " gon");

  private CausalLM model;

  @TempDir
  Path folder;

  @BeforeEach
  void open() {
    model = TestModels.constructed();
  }

  @AfterEach
  void close() {
    model.close();
  }

  @Test
  void withoutArguments_findsPreviousTokenAndInductionHead_andNothingElse() {
    ActivationPatching.Findings found = new Asked().run();
    assertHeads(found.shares().values(), new Head(0, 0), new Head(1, 0));
    assertEquals(Set.of(new Head(0, 0), new Head(1, 0)), Set.copyOf(found.heads().get(0).heads()));
    assertTrue(found.clean() > 0 && found.corrupt() < 0);
    assertEquals(8, found.prompts().count());
  }

  @Test
  void otherKeyAsked_findsTheRetrievalHeadAlone() {
    assertHeads(new Asked().texts(RETRIEVAL).run().shares().values(), new Head(1, 1));
  }

  @Test
  void keysChangedForEachOther_findsThePreviousTokenHeadToo() {
    assertHeads(new Asked().texts(SWAPPED_KEYS).run().shares().values(), new Head(0, 0), new Head(1, 1));
  }

  @Test
  void otherSyllableAsked_findsTheInductionHeadAlone() {
    ActivationPatching.Findings found = new Asked().texts(INDUCTION).run();
    assertHeads(found.shares().values(), new Head(1, 0));
    // A token of its own has two parts that weigh 20 each, and the other answer shares none of them.
    assertEquals(40, found.clean(), TOLERANCE);
    assertEquals(-40, found.corrupt(), TOLERANCE);
  }

  @Test
  void noising_findsTheSameHeads() {
    assertHeads(new Asked().direction(Direction.NOISE).run().shares().values(), new Head(0, 0), new Head(1, 0));
  }

  @Test
  void probability_findsTheSameHeads() {
    assertHeads(new Asked().metric(LogitMetric.PROBABILITY).run().shares().values(), new Head(0, 0), new Head(1, 0));
  }

  @Test
  void residualStream_movesFromTheKeysToTheEnd() {
    ActivationPatching.Findings found = new Asked().texts(SWAPPED_KEYS).site("resid_pre").run();
    double[][] shares = found.shares().values();
    // <s> #3 ba de fi #5 gon zor #3: before layer 0 the keys differ, before layer 1 also what came before ba and gon.
    for (int position = 0; position < 9; position++) {
      // Attention goes to the first and to the second answer alike when both stand behind the key that is asked for.
      assertEquals(position == 1 || position == 5 ? 0.5 : 0, shares[0][position], TOLERANCE, "0, " + position);
      assertEquals(position == 2 || position == 6 ? 0.5 : 0, shares[1][position], TOLERANCE, "1, " + position);
    }
    double[][] after = new Asked().texts(SWAPPED_KEYS).site("out").run().shares().values();
    assertEquals(1, after[1][8], TOLERANCE);
    HeatMap map = (HeatMap) found.shares().views().get(0);
    assertEquals(List.of("<s>", "#3/#5", "ba", "de", "fi", "#5/#3", "gon", "zor", "#3"), map.columns());
    assertEquals(0, map.low() + map.high());
    Table strongest = (Table) found.shares().views().get(1);
    assertEquals(List.of(List.of("0", "1: #3/#5"), List.of("0", "5: #5/#3"), List.of("1", "2: ba"),
        List.of("1", "6: gon")), strongest.rows().stream().map(row -> row.subList(0, 2)).sorted(
            Comparator.comparing(Object::toString)).toList());
  }

  @Test
  void headByPosition_findsWhereEachHeadActs() {
    ActivationPatching.Findings found =
        new Asked().texts(SWAPPED_KEYS).by(Division.HEAD_POSITION).run();
    double[][] shares = found.shares().values();
    assertEquals(List.of("0.0", "0.1", "0.2", "0.3", "1.0", "1.1", "1.2", "1.3"), found.shares().rows());
    assertEquals(0.5, shares[0][2], TOLERANCE);
    assertEquals(0.5, shares[0][6], TOLERANCE);
    assertEquals(1, shares[5][8], TOLERANCE);
    assertEquals(Set.of(new Head(0, 0), new Head(1, 1)), Set.copyOf(found.heads().get(0).heads()));
  }

  @Test
  void chosenHeads_areThoseThatRun() {
    HeadSet chosen = new HeadSet("chosen", List.of(new HeadSet.Member(new Head(1, 0), Double.NaN)));
    double[][] shares = new Asked().heads(chosen).run().shares().values();
    assertEquals(1, shares[1][0], TOLERANCE);
    assertTrue(Double.isNaN(shares[0][0]) && Double.isNaN(shares[1][1]));
  }

  @Test
  void pairsOfDifferentLength_areMeansByHead_andRefusedByPosition() {
    PromptPairs both = (tokenizer, count, seed) -> List.of(
        new PromptPair("ko ba fi mer gon ko", "ko ba fi mer gon mer", " ba", " gon"), INDUCTION);
    assertHeads(new Asked().pairs(both).run().shares().values(), new Head(1, 0));
    assertRefused("HF-PATCH-007", new Asked().pairs(both).by(Division.LAYER_POSITION), "from 7 to 9 tokens");
  }

  @Test
  void pairOfARetrievalAndAnInductionPrompt_sharesTheEffect() {
    PromptPairs both = (tokenizer, count, seed) -> List.of(RETRIEVAL, INDUCTION);
    double[][] shares = new Asked().pairs(both).run().shares().values();
    assertEquals(0.5, shares[1][0], TOLERANCE);
    assertEquals(0.5, shares[1][1], TOLERANCE);
  }

  @Test
  void mistakes_areSaidInOneSentence() {
    assertRefused("HF-PATCH-001", new Asked().texts(Optional.of("ba"), Optional.of("de")),
        "there is no --answer and no --wrong");
    assertRefused("HF-PATCH-002", new Asked().texts(RETRIEVAL).pairs((tokenizer, count, seed) -> List.of(RETRIEVAL)));
    assertRefused("HF-PATCH-003", new Asked().texts(
        new PromptPair(RETRIEVAL.clean(), RETRIEVAL.clean(), " ba", " gon")));
    assertRefused("HF-PATCH-004", new Asked().site("atn.z"), "'attn.z'");
    assertRefused("HF-PATCH-005", new Asked().site("mlp.out"), "attention-only");
    assertRefused("HF-PATCH-006", new Asked().site("in").by(Division.HEAD), "layer-position");
    HeadSet heads = new HeadSet("chosen", List.of(new HeadSet.Member(new Head(0, 1), 1)));
    assertRefused("HF-PATCH-008", new Asked().site("in").heads(heads), "attn.z");
    HeadSet tooHigh = new HeadSet("chosen", List.of(new HeadSet.Member(new Head(2, 0), 1)));
    assertRefused("HF-ANALYSIS-001", new Asked().heads(tooHigh), "2.0");
  }

  @Test
  void cancelledRun_endsWithinAPair() {
    try (TestRun run = new TestRun(new FixedLeases(), folder, 1).cancelAtCheck(3)) {
      assertThrows(RunCancelledException.class, () -> new Asked().in(run));
      assertEquals(2, run.progress().size());
      assertTrue(run.progress().get(1) < 1.0 / 8);
    }
  }

  private void assertRefused(String id, Asked asked, String... parts) {
    HeadframeException error = assertThrows(HeadframeException.class, asked::run);
    assertEquals(id, error.id(), error.getMessage());
    for (String part : parts) {
      assertTrue(error.getMessage().contains(part), error.getMessage());
    }
  }

  /** Checks that these heads bring back all and the others nothing. */
  private static void assertHeads(double[][] shares, Head... expected) {
    for (int layer = 0; layer < 2; layer++) {
      for (int head = 0; head < 4; head++) {
        boolean found = List.of(expected).contains(new Head(layer, head));
        assertEquals(found ? 1 : 0, shares[layer][head], TOLERANCE, layer + "." + head);
      }
    }
  }

  /** Parameters, those of a run without arguments at first. */
  private final class Asked {

    private PromptPair texts;
    private Optional<String> clean = Optional.empty();
    private Optional<String> corrupt = Optional.empty();
    private Optional<PromptPairs> pairs = Optional.empty();
    private Optional<Division> by = Optional.empty();
    private Optional<HeadSet> heads = Optional.empty();
    private String site = "attn.z";
    private LogitMetric metric = LogitMetric.LOGIT_DIFFERENCE;
    private Direction direction = Direction.DENOISE;

    Asked texts(PromptPair pair) {
      texts = pair;
      return texts(Optional.of(pair.clean()), Optional.of(pair.corrupt()));
    }

    Asked texts(Optional<String> good, Optional<String> bad) {
      clean = good;
      corrupt = bad;
      return this;
    }

    Asked pairs(PromptPairs source) {
      pairs = Optional.of(source);
      return this;
    }

    Asked site(String name) {
      site = name;
      return this;
    }

    Asked by(Division division) {
      by = Optional.of(division);
      return this;
    }

    Asked heads(HeadSet chosen) {
      heads = Optional.of(chosen);
      return this;
    }

    Asked metric(LogitMetric other) {
      metric = other;
      return this;
    }

    Asked direction(Direction other) {
      direction = other;
      return this;
    }

    ActivationPatching.Findings run() {
      try (TestRun run = new TestRun(new FixedLeases(), folder, 1)) {
        return in(run);
      }
    }

    ActivationPatching.Findings in(TestRun run) {
      Optional<PromptPair> pair = Optional.ofNullable(texts);
      return new ActivationPatching().run(new ActivationPatching.Parameters(model, clean, corrupt,
          pair.map(PromptPair::answer), pair.map(PromptPair::wrong), pairs, 8, site, by, heads, metric, direction, 0.1),
          run);
    }
  }
}
