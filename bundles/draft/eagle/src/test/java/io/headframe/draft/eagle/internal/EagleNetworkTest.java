package io.headframe.draft.eagle.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headframe.core.kernel.KernelOperations;
import io.headframe.core.model.Tensor;
import io.headframe.draft.api.Choices;
import io.headframe.draft.api.DraftRequest;
import io.headframe.draft.api.DraftSession;
import io.headframe.draft.api.Proposal;
import io.headframe.draft.api.Step;
import io.headframe.draft.api.TreePlan;
import io.headframe.draft.heads.DraftVocabulary;
import io.headframe.draft.heads.layer.Computation;
import io.headframe.draft.heads.layer.LayerCache;
import io.headframe.kernel.plain.internal.PlainKernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EagleNetworkTest {

  private static final String SITE = "features";
  /** Single precision, over sums of a dozen numbers around 1. */
  private static final double ROUNDING = 1e-4;
  private static final int WIDTH = Samples.WIDTH;

  private final FrozenEnds ends = Samples.ends();
  private final Map<String, float[]> weights = Samples.weights(Samples.SIZES, 3);
  private final PlainEagle plain = new PlainEagle(Samples.SIZES, weights, ends);
  private final KernelOperations kernel = new PlainKernel().open(2);
  /** What computes now. */
  private KernelOperations operations;
  private final EagleNetwork network = new EagleNetwork(Samples.SIZES, weights,
      DraftVocabulary.all(Samples.VOCABULARY), ends, new Computation(() -> Optional.ofNullable(operations)));

  @AfterEach
  void close() {
    kernel.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void expectedFeatures_areThoseOfASecondImplementation(boolean byKernel) {
    operations = byKernel ? kernel : null;
    int[] tokens = {3, 1, 4, 1, 5};
    float[] features = Samples.numbers(tokens.length * WIDTH, new SplittableRandom(1));
    LayerCache cache = network.cache();
    float[] found = network.expect(cache, features, tokens, tokens.length);
    for (int at = 0; at < tokens.length; at++) {
      double[] expected = plain.expected(rows(features, at + 1), Arrays.copyOf(tokens, at + 1));
      assertRow(expected, found, at);
      assertRow(plain.logits(expected), network.logits(found), at);
    }
  }

  /** Every way through a tree of three layers, whatever else stands in the cache. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void proposal_hasTheNodesOfGreatestProbability_byASecondImplementation(boolean byKernel) {
    operations = byKernel ? kernel : null;
    int[] prompt = {7, 2, 9, 4};
    float[] features = Samples.numbers(prompt.length * WIDTH, new SplittableRandom(2));
    try (DraftSession session = new EagleSession(network, SITE, TreePlan.beam(3, 3, 8))) {
      session.follow(step(prompt, features));
      Proposal proposal = session.propose(DraftRequest.greedy(6, 63, 3));
      assertEquals(TreePlan.beam(3, 3, 8).grow(DraftRequest.greedy(6, 63, 3),
          (paths, most) -> paths.stream().map(path -> choices(prompt, features, 6, path, most)).toList()), proposal);
    }
  }

  private Choices choices(int[] prompt, float[] features, int next, int[] path, int most) {
    List<double[]> all = new ArrayList<>(List.of(rows(features, prompt.length)));
    List<Integer> tokens = new ArrayList<>(Arrays.stream(prompt, 1, prompt.length).boxed().toList());
    tokens.add(next);
    double[] expected = null;
    for (int depth = 0; depth <= path.length; depth++) {
      expected = plain.expected(all.toArray(double[][]::new), tokens.stream().mapToInt(i -> i).toArray());
      all.add(expected);
      tokens.add(depth < path.length ? path[depth] : -1);
    }
    double[] logits = plain.logits(expected);
    float[] row = new float[logits.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = (float) logits[i];
    }
    return Choices.greatest(row, 0, row.length, most);
  }

  /** What was drafted and what was accepted on the way leaves nothing behind. */
  @Test
  void proposal_afterSteps_isThatAfterOneLongPrompt() {
    int[] tokens = {7, 2, 9, 4, 0, 11, 3};
    float[] features = Samples.numbers(tokens.length * WIDTH, new SplittableRandom(4));
    TreePlan plan = TreePlan.beam(2, 4, 7);
    DraftRequest request = DraftRequest.greedy(5, 63, 4);
    try (DraftSession whole = new EagleSession(network, SITE, plan);
        DraftSession parts = new EagleSession(network, SITE, plan)) {
      whole.follow(step(tokens, features));
      int at = 0;
      for (int length : new int[] {1, 2, 1, 3}) {
        parts.follow(step(Arrays.copyOfRange(tokens, at, at + length),
            Arrays.copyOfRange(features, at * WIDTH, (at + length) * WIDTH)));
        parts.propose(DraftRequest.greedy(at, 63, 4));
        at += length;
      }
      assertEquals(whole.propose(request), parts.propose(request));
    }
  }

  /**
   * Steps as a verifier gives them: the next token that was asked about and what of the tree was accepted, so that
   * entries stay and others are read late. Before each step another kernel takes over.
   */
  @Test
  void proposal_afterAcceptedSteps_isThatAfterOneLongPrompt() {
    TreePlan plan = TreePlan.beam(2, 3, 6);
    float[] features = Samples.numbers(30 * WIDTH, new SplittableRandom(7));
    int[] tokens = new int[30];
    System.arraycopy(new int[] {7, 2, 9}, 0, tokens, 0, 3);
    int length = 3;
    try (DraftSession session = new EagleSession(network, SITE, plan)) {
      session.follow(step(Arrays.copyOf(tokens, length), Arrays.copyOf(features, length * WIDTH)));
      for (int turn = 0; turn < 8; turn++) {
        int next = (5 * turn + 1) % Samples.VOCABULARY;
        DraftRequest request = DraftRequest.greedy(next, 63, 3);
        Proposal found = session.propose(request);
        try (DraftSession whole = new EagleSession(network, SITE, plan)) {
          whole.follow(step(Arrays.copyOf(tokens, length), Arrays.copyOf(features, length * WIDTH)));
          assertEquals(whole.propose(request), found, "turn " + turn);
        }
        operations = turn % 2 == 0 ? kernel : null;
        int accepted = turn % 3;
        int[] joined = new int[accepted + 1];
        joined[0] = next;
        for (int i = 0, node = -1; i < accepted; i++) {
          node = child(found, node);
          joined[i + 1] = found.tokens()[node];
        }
        System.arraycopy(joined, 0, tokens, length, joined.length);
        session.follow(new Step(joined, Map.of(SITE, Tensor.of(Arrays.copyOfRange(
            features, length * WIDTH, (length + joined.length) * WIDTH), joined.length, WIDTH)), new int[] {0}));
        length += joined.length;
      }
    }
  }

  private static int child(Proposal tree, int parent) {
    for (int node = parent + 1; node < tree.size(); node++) {
      if (tree.parents()[node] == parent) {
        return node;
      }
    }
    throw new AssertionError("node " + parent + " of " + tree + " has no child");
  }

  @Test
  void fewerTokens_areTheOnlyOnesProposed() {
    DraftVocabulary few = new DraftVocabulary(new int[] {2, 5, 8});
    EagleNetwork small = new EagleNetwork(Samples.SIZES, weights, few, ends, Computation.loops());
    float[] features = Samples.numbers(WIDTH, new SplittableRandom(6));
    float[] all = network.logits(features);
    float[] found = small.logits(features);
    for (int i = 0; i < found.length; i++) {
      assertEquals(all[few.tokens()[i]], found[i], ROUNDING);
    }
  }

  @Test
  void health_ofAnotherOutcome_isRefused() {
    EagleHealth.check();
    assertThrows(IllegalStateException.class, () -> EagleHealth.check(new float[] {1}, 2));
  }

  private static Step step(int[] tokens, float[] features) {
    return new Step(tokens, Map.of(SITE, Tensor.of(features, tokens.length, WIDTH)), new int[0]);
  }

  private static double[][] rows(float[] features, int count) {
    double[][] rows = new double[count][];
    Arrays.setAll(rows, row -> Samples.doubles(features, row * WIDTH, WIDTH));
    return rows;
  }

  private static void assertRow(double[] expected, float[] found, int row) {
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], found[row * expected.length + i], ROUNDING, "number " + i + " of row " + row);
    }
  }
}
