package io.headframe.analysis.composition.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.analysis.api.Head;
import io.headframe.architecture.attentiononly.internal.AttentionOnlyArchitecture;
import io.headframe.architecture.testing.InMemoryCheckpoint;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.view.HeatMap;
import io.headframe.core.method.view.Table;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.weights.Composition;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.testing.TestRun;
import io.headframe.core.transformer.EmbeddedModel;
import io.headframe.core.transformer.ModelArchitecture;
import io.headframe.core.transformer.internal.InstalledModels;
import io.headframe.models.constructed.internal.ConstructedModel;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadCompositionTest {

  @TempDir
  Path folder;

  /**
   * Head 0.0 moves 48 coordinates of the token before, so ‖W_OV‖² = 48. Head 1.0 compares 32 of them with factor
   * 60 √64 = 480 and rests with 90 √64 = 720; head 1.1 compares the other 16 with 480 and rests with 240. No other head
   * reads what another writes.
   */
  @Test
  void constructedModel_keysOfInductionAndRetrieval_readThePreviousTokenHead() {
    HeadComposition.Findings found = score("constructed", Composition.K, 3);
    double toInduction = Math.sqrt(32 * 480. * 480 / (48 * (32 * 480. * 480 + 720. * 720)));
    double toRetrieval = Math.sqrt(16 * 480. * 480 / (48 * (16 * 480. * 480 + 240. * 240)));
    List<HeadPair> top = found.topPairs().pairs();
    assertPair(new Head(0, 0), new Head(1, 1), toRetrieval, top.get(0));
    assertPair(new Head(0, 0), new Head(1, 0), toInduction, top.get(1));
    assertEquals(0, top.get(2).score(), 0);
    assertEquals(toInduction, found.scores().scores()[0][0], 1e-12);
    assertEquals(1 / Math.sqrt(195), found.baseline(), 1e-12);
    assertTrue(toInduction > 1.9 * found.baseline());
  }

  @Test
  void constructedModel_queriesAndValues_readNothing() {
    assertEquals(0, score("constructed", Composition.Q, 1).topPairs().pairs().get(0).score(), 0);
    assertEquals(0, score("constructed", Composition.V, 1).topPairs().pairs().get(0).score(), 0);
  }

  @Test
  void randomWeights_scoreAboutTheBaseline() {
    for (Composition by : Composition.values()) {
      HeadComposition.Findings found = score("random", by, 10);
      // Random factors, 3 · 16 pairs: each mean square within a few hundredths of 1/width.
      assertEquals(1, found.rootMeanSquareOverBaseline(), 0.1, by.name());
      assertTrue(found.topPairs().pairs().get(0).score() < 2 * found.baseline());
    }
  }

  @Test
  void views_areAMapAndATable() {
    HeadComposition.Findings found = score("random", Composition.Q, 5);
    HeatMap map = (HeatMap) found.scores().views().get(0);
    assertEquals(List.of("0.0", "0.1", "0.2", "0.3", "1.0", "1.1", "1.2", "1.3"), map.rows());
    assertEquals(List.of("1.0", "1.1", "1.2", "1.3", "2.0", "2.1", "2.2", "2.3"), map.columns());
    assertTrue(Double.isNaN(map.values()[4][3]));
    assertTrue(map.values()[4][4] > 0);
    HeadPair first = found.topPairs().pairs().get(0);
    assertEquals(map.high(), first.score(), 0);
    Table table = (Table) found.topPairs().views().get(0);
    assertEquals(5, table.rows().size());
    assertEquals(first.earlier().toString(), table.rows().get(0).get(0));
    assertEquals(first.later().toString(), table.rows().get(0).get(1));
  }

  @Test
  void manyHeads_areShownByLayers() {
    List<HeadPair> pairs = List.of(new HeadPair(new Head(0, 0), new Head(1, 7), .2),
        new HeadPair(new Head(0, 3), new Head(1, 0), .1), new HeadPair(new Head(1, 0), new Head(2, 1), .3));
    CompositionMap map = CompositionMap.ofLayers("score", 3, pairs);
    assertEquals(.2, map.scores()[0][0], 0);
    assertTrue(Double.isNaN(map.scores()[0][1]));
    assertEquals(.3, map.scores()[1][1], 0);
    assertEquals(List.of("1", "2"), map.later());
  }

  @Test
  void modelOfOneLayer_isRefused() {
    HeadframeException error =
        assertThrows(HeadframeException.class, () -> score("one layer", Composition.K, 1));
    assertEquals("HF-COMPOSITION-001", error.id());
  }

  private HeadComposition.Findings score(String name, Composition by, int top) {
    try (CausalLM model = models().load(name); TestRun run = new TestRun(new FixedLeases(), folder, 1)) {
      return new HeadComposition().run(new HeadComposition.Parameters(model, by, top), run);
    }
  }

  static InstalledModels models() {
    return new InstalledModels(new FixedLeases()
        .with(EmbeddedModel.class, "constructed", new ConstructedModel())
        .with(EmbeddedModel.class, "random", checkpoint(3))
        .with(EmbeddedModel.class, "one layer", checkpoint(1))
        .with(ModelArchitecture.class, "attention-only", new AttentionOnlyArchitecture()));
  }

  private static InMemoryCheckpoint checkpoint(int layers) {
    InMemoryCheckpoint checkpoint = new InMemoryCheckpoint("attention-only")
        .set("num_hidden_layers", layers).set("num_attention_heads", 4).set("head_dim", 8).set("hidden_size", 40)
        .set("vocab_size", 10).set("max_position_embeddings", 16)
        .matrix("embed.weight", 10, 40).matrix("pos_embed.weight", 16, 40).matrix("unembed.weight", 10, 40);
    for (int layer = 0; layer < layers; layer++) {
      String prefix = "blocks." + layer + ".attn.";
      checkpoint.matrix(prefix + "q.weight", 32, 40).matrix(prefix + "k.weight", 32, 40)
          .matrix(prefix + "v.weight", 32, 40).matrix(prefix + "o.weight", 40, 32);
    }
    return checkpoint;
  }

  private static void assertPair(Head earlier, Head later, double score, HeadPair pair) {
    assertEquals(earlier, pair.earlier());
    assertEquals(later, pair.later());
    assertEquals(score, pair.score(), 1e-12);
  }
}
