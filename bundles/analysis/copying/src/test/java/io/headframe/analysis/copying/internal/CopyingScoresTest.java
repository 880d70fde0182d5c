package io.headframe.analysis.copying.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import io.headframe.analysis.api.Head;
import io.headframe.architecture.attentiononly.internal.AttentionOnlyArchitecture;
import io.headframe.architecture.llama.internal.LlamaArchitecture;
import io.headframe.architecture.testing.InMemoryCheckpoint;
import io.headframe.architecture.testing.LlamaFamilyReference;
import io.headframe.core.linalg.Eigenvalues;
import io.headframe.core.linalg.LinearAlgebra;
import io.headframe.core.linalg.Matrix;
import io.headframe.core.method.RunCancelledException;
import io.headframe.core.method.view.HeatMap;
import io.headframe.core.method.view.Table;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.weights.HeadWeights;
import io.headframe.core.model.weights.ModelWeights;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.testing.TestRun;
import io.headframe.core.transformer.EmbeddedModel;
import io.headframe.core.transformer.ModelArchitecture;
import io.headframe.core.transformer.internal.InstalledModels;
import io.headframe.linalg.pytorch.internal.PyTorchLinearAlgebra;
import io.headframe.models.constructed.internal.ConstructedModel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopyingScoresTest {

  private final PyTorchLinearAlgebra algebra = new PyTorchLinearAlgebra();

  @TempDir
  Path folder;

  @AfterEach
  void close() {
    algebra.close();
  }

  /**
   * Heads 1.0 and 1.1 move onset, rime and key to where the unembedding reads them. Σ over syllables of codes times
   * codes is [[16 I, J], [J, 16 I]] with J all ones, of eigenvalues 32, 16 (30 times) and 0; the 16 keys weigh 2; all
   * times the logit of a part, 20. Heads 0.0 and 0.1 write what the unembedding does not read, the others nothing.
   */
  @Test
  void constructedModel_inductionAndRetrievalCopy_andNoOtherHeadHasACircuit() {
    CopyingScores.Findings found = score(new ConstructedModel(), 8);
    double[][] expected = {{0, 0, 0, 0}, {1, 1, 0, 0}};
    for (int layer = 0; layer < 2; layer++) {
      for (int head = 0; head < 4; head++) {
        assertEquals(expected[layer][head], found.scores().of(new Head(layer, head)), 1e-12, layer + "." + head);
      }
    }
    for (CopyingHead head : found.topHeads().heads()) {
      boolean copies = head.score() > .5;
      assertEquals(copies ? 20 * (32 + 30 * 16) + 40 * 16 : 0, head.eigenvalueSum(), 1e-8);
    }
    // Head 0.0 moves codes as they are: all singular values of W_V W_O are 1 or 0.
    assertEquals(1, of(found, 0, 0).gain(), 1e-14);
    assertEquals(0, of(found, 0, 2).gain(), 0);
  }

  /** W_E = 2 I and W_U = I, so that circuits are 2 W_V W_O: −I, a rotation by 60°, and diag(1, −1, 1, 1). */
  @Test
  void headsWrittenDown_scoreWhatTheirEigenvaluesSay() {
    float c = .5f;
    float s = (float) Math.sqrt(.75);
    float[] rows = {
        -1, 0, 0, 0, c, s, 0, 0, 1, 0, 0, 0,
        0, -1, 0, 0, -s, c, 0, 0, 0, -1, 0, 0,
        0, 0, -1, 0, 0, 0, c, s, 0, 0, 1, 0,
        0, 0, 0, -1, 0, 0, -s, c, 0, 0, 0, 1};
    float[] values = new float[12 * 4];
    for (int i = 0; i < 12; i++) {
      values[i * 4 + i % 4] = 1;
    }
    InMemoryCheckpoint checkpoint = attentionOnly(1, 3, 4, 4, 4)
        .tensor("embed.weight", diagonal(2), 4, 4).tensor("unembed.weight", diagonal(1), 4, 4)
        .tensor("blocks.0.attn.v.weight", values, 12, 4).tensor("blocks.0.attn.o.weight", rows, 4, 12);
    CopyingScores.Findings found = score(checkpoint, 2);
    // Weights are 32-bit, so √.75 is rounded to 3e-8.
    assertEquals(-1, found.scores().of(new Head(0, 0)), 1e-12);
    assertEquals(.5, found.scores().of(new Head(0, 1)), 1e-7);
    assertEquals(.5, found.scores().of(new Head(0, 2)), 1e-12);
    assertEquals(2, found.topHeads().heads().size());
    assertEquals(8, found.topHeads().heads().get(0).eigenvalueSum(), 1e-6);
  }

  /** Random h × h matrices score 0 with a deviation of 1.5/h or somewhat more, as a trace and a disc of eigenvalues. */
  @Test
  void randomWeights_scoreAboutZero() {
    CopyingScores.Findings found = score(attentionOnly(3, 8, 16, 64, 100), 24);
    double[] scores = Arrays.stream(found.scores().scores()).flatMapToDouble(Arrays::stream).toArray();
    assertEquals(0, Arrays.stream(scores).average().orElseThrow(), .1);
    assertTrue(Math.sqrt(Arrays.stream(scores).map(score -> score * score).average().orElseThrow()) < .3);
  }

  /** With gains, key and value heads that are shared, and more tokens than are converted at once. */
  @Test
  void scores_areThoseOfTheCircuitMultipliedOut() {
    assertMultipliedOut(LlamaFamilyReference.checkpoint("llama", false, false));
    assertMultipliedOut(LlamaFamilyReference.checkpoint("llama", true, false));
  }

  @Test
  void moreTokensThanAChunk_areAllCounted() {
    CopyingScores.Findings found = score(attentionOnly(1, 2, 4, 6, 5000), 2);
    try (CausalLM model = open(attentionOnly(1, 2, 4, 6, 5000)); ModelWeights weights = model.weights()) {
      for (int head = 0; head < 2; head++) {
        HeadWeights of = weights.head(0, head);
        // The trace of W_E W_V W_O W_U, summed in another order.
        NDArray read = precise(weights.embedding()).matMul(precise(of.value()));
        NDArray written = precise(of.output()).matMul(precise(weights.unembedding()));
        double trace = read.mul(written.transpose()).sum().getDouble();
        CopyingHead scored = of(found, 0, head);
        assertEquals(trace, scored.score() * scored.eigenvalueSum(), 1e-9 * scored.eigenvalueSum());
      }
    }
  }

  @Test
  void views_areAMapAndATable() {
    CopyingScores.Findings found = score(new ConstructedModel(), 3);
    HeatMap map = (HeatMap) found.scores().views().get(0);
    assertEquals(-1, map.low(), 0);
    assertEquals(1, map.high(), 0);
    Table table = (Table) found.topHeads().views().get(0);
    assertEquals(List.of("1.0", "1.0000", "1.088e+04", "1.000"), table.rows().get(0));
    assertEquals(3, table.rows().size());
  }

  @Test
  void cancelledRun_stops() {
    try (CausalLM model = open(new ConstructedModel()); TestRun run = run().cancelAtCheck(2)) {
      CopyingScores.Parameters parameters = new CopyingScores.Parameters(model, 3);
      assertThrows(RunCancelledException.class, () -> new CopyingScores().run(parameters, run));
    }
  }

  private void assertMultipliedOut(EmbeddedModel checkpoint) {
    CopyingScores.Findings found = score(checkpoint, 100);
    try (CausalLM model = open(checkpoint); ModelWeights weights = model.weights()) {
      NDArray gain = precise(weights.finalNorm().orElseThrow().gain().orElseThrow()).reshape(-1, 1);
      for (CopyingHead scored : found.topHeads().heads()) {
        HeadWeights head = weights.attention(scored.head().layer()).headsWithGain().get(scored.head().head());
        NDArray circuit = precise(weights.embedding()).matMul(precise(head.value())).matMul(precise(head.output()))
            .matMul(precise(weights.unembedding()).mul(gain));
        int size = (int) circuit.getShape().get(0);
        Eigenvalues values = algebra.eigenvalues(new Matrix(size, size, circuit.toDoubleArray()));
        double sum = Arrays.stream(values.moduli()).sum();
        // The zeros of the large circuit come out as rounding, which a defective matrix makes larger.
        assertEquals(sum, scored.eigenvalueSum(), 1e-5 * sum);
        assertEquals(Arrays.stream(values.real()).sum() / sum, scored.score(), 1e-5);
      }
    }
  }

  private CopyingScores.Findings score(EmbeddedModel embedded, int top) {
    try (CausalLM model = open(embedded); TestRun run = run()) {
      return new CopyingScores().run(new CopyingScores.Parameters(model, top), run);
    }
  }

  private TestRun run() {
    return new TestRun(new FixedLeases().with(LinearAlgebra.class, "pytorch", algebra), folder, 1);
  }

  static CausalLM open(EmbeddedModel embedded) {
    return new InstalledModels(new FixedLeases()
        .with(EmbeddedModel.class, "model", embedded)
        .with(ModelArchitecture.class, "attention-only", new AttentionOnlyArchitecture())
        .with(ModelArchitecture.class, "llama", new LlamaArchitecture())).load("model");
  }

  private static CopyingHead of(CopyingScores.Findings found, int layer, int head) {
    return found.topHeads().heads().stream().filter(scored -> scored.head().equals(new Head(layer, head)))
        .findFirst().orElseThrow();
  }

  private static InMemoryCheckpoint attentionOnly(int layers, int heads, int width, int model, int tokens) {
    InMemoryCheckpoint checkpoint = new InMemoryCheckpoint("attention-only")
        .set("num_hidden_layers", layers).set("num_attention_heads", heads).set("head_dim", width)
        .set("hidden_size", model).set("vocab_size", tokens).set("max_position_embeddings", 4)
        .matrix("embed.weight", tokens, model).matrix("pos_embed.weight", 4, model)
        .matrix("unembed.weight", tokens, model);
    for (int layer = 0; layer < layers; layer++) {
      String prefix = "blocks." + layer + ".attn.";
      long inner = (long) heads * width;
      checkpoint.matrix(prefix + "q.weight", inner, model).matrix(prefix + "k.weight", inner, model)
          .matrix(prefix + "v.weight", inner, model).matrix(prefix + "o.weight", model, inner);
    }
    return checkpoint;
  }

  private static float[] diagonal(float value) {
    float[] elements = new float[16];
    for (int i = 0; i < 16; i += 5) {
      elements[i] = value;
    }
    return elements;
  }

  private static NDArray precise(NDArray array) {
    return array.toType(DataType.FLOAT64, true);
  }
}
