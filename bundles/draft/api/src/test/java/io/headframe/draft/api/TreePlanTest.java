package io.headframe.draft.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headframe.core.error.HeadframeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A drafter over digits whose choices after any way are 0, 1, 2 … with probabilities 1/2, 1/4, 1/8 … */
class TreePlanTest {

  private static final DraftRequest ROOM = DraftRequest.greedy(7, 64, 64);

  private final List<Integer> asked = new ArrayList<>();

  private List<Choices> halves(List<int[]> paths, int most) {
    asked.add(paths.size());
    return paths.stream().map(path -> {
      int[] tokens = new int[most];
      double[] logs = new double[most];
      for (int i = 0; i < most; i++) {
        tokens[i] = i;
        logs[i] = -(i + 1) * Math.log(2);
      }
      return new Choices(tokens, logs);
    }).toList();
  }

  @Test
  void sparseTree_hasTheRanksOfItsWays_andAsksOnceALayer() {
    Proposal tree = TreePlan.sparse(List.of(new int[] {1}, new int[] {0}, new int[] {0, 2}, new int[] {1, 0},
        new int[] {0, 2, 1})).grow(ROOM, this::halves);
    assertEquals(Proposal.of(new int[] {0, 1, 2, 0, 1}, new int[] {-1, -1, 0, 1, 2}), tree);
    assertEquals(List.of(1, 2, 1), asked);
  }

  @Test
  void sparseTree_staysWithinTheRequest() {
    TreePlan plan = TreePlan.parse("0,1,0.0,1.0,0.0.0");
    assertEquals(Proposal.of(new int[] {0, 1, 0}, new int[] {-1, -1, 0}),
        plan.grow(DraftRequest.greedy(7, 3, 9), this::halves));
    assertEquals(Proposal.of(new int[] {0, 1}, new int[] {-1, -1}),
        plan.grow(DraftRequest.greedy(7, 9, 1), this::halves));
  }

  /** A drafter that knows one token alone. */
  @Test
  void sparseTree_leavesOutWhatHasNoChoice() {
    Proposal tree = TreePlan.parse("0,1,0.0,1.0,0.1").grow(ROOM,
        (paths, most) -> paths.stream().map(path -> new Choices(new int[] {4}, new double[] {0})).toList());
    assertEquals(Proposal.of(new int[] {4, 4}, new int[] {-1, 0}), tree);
  }

  /** All nodes of depth 3 and width 4, sorted by what their probabilities multiply to. */
  @Test
  void beam_keepsTheNodesOfGreatestCumulativeProbability() {
    List<int[]> all = new ArrayList<>();
    for (int a = 0; a < 4; a++) {
      all.add(new int[] {a});
      for (int b = 0; b < 4; b++) {
        all.add(new int[] {a, b});
        for (int c = 0; c < 4; c++) {
          all.add(new int[] {a, b, c});
        }
      }
    }
    all.sort(Comparator.comparingInt(path -> Arrays.stream(path).map(rank -> rank + 1).sum()));
    // Sums 1, 2 (2 nodes) and 3 (4 nodes) are the seven best, and there is no tie at that border.
    List<String> expected = all.subList(0, 7).stream().map(Arrays::toString).sorted().toList();
    Proposal tree = TreePlan.beam(4, 3, 7).grow(ROOM, this::halves);
    List<String> found = new ArrayList<>();
    for (int node = 0; node < tree.size(); node++) {
      int[] way = new int[tree.depth(node)];
      for (int at = node, i = way.length - 1; at >= 0; at = tree.parents()[at], i--) {
        way[i] = tree.tokens()[at];
      }
      found.add(Arrays.toString(way));
    }
    assertEquals(expected, found.stream().sorted().toList());
  }

  @Test
  void adaptiveChain_growsByTwo_andShrinksByOne() {
    TreePlan plan = TreePlan.adaptive(1, 6, 3);
    assertEquals(3, plan.grow(ROOM, this::halves).size());
    assertEquals(5, plan.after(3, 3).grow(ROOM, this::halves).size());
    assertEquals(6, plan.after(3, 3).after(5, 5).grow(ROOM, this::halves).size());
    assertEquals(2, plan.after(3, 1).grow(ROOM, this::halves).size());
    assertEquals(1, plan.after(3, 0).after(2, 0).after(1, 0).grow(ROOM, this::halves).size());
  }

  /** Leviathan et al. (2023), equation 1. */
  @Test
  void expectedTokens_ofAChain_areTheClosedForm() {
    double alpha = 0.7;
    TreeTuning tuning = new TreeTuning(new double[][] {{alpha}, {alpha}, {alpha}, {alpha}, {alpha}});
    List<int[]> chain = tuning.best(5);
    assertEquals(5, chain.get(4).length);
    assertEquals((1 - Math.pow(alpha, 6)) / (1 - alpha), tuning.expected(chain), 1e-12);
  }

  /** Every tree of four nodes with beginnings, by trying all subsets. */
  @Test
  void tunedTree_isTheBestOfAll() {
    TreeTuning tuning = new TreeTuning(new double[][] {{.5, .3, .1}, {.6, .2}});
    List<int[]> ways = List.of(new int[] {0}, new int[] {1}, new int[] {2}, new int[] {0, 0}, new int[] {0, 1},
        new int[] {1, 0}, new int[] {1, 1}, new int[] {2, 0}, new int[] {2, 1});
    double greatest = 0;
    for (int set = 0; set < 1 << ways.size(); set++) {
      List<int[]> tree = new ArrayList<>();
      for (int i = 0; i < ways.size(); i++) {
        if ((set >> i & 1) == 1) {
          tree.add(ways.get(i));
        }
      }
      if (tree.size() == 4 && tree.stream().allMatch(way -> way.length == 1
          || tree.stream().anyMatch(other -> other.length == 1 && other[0] == way[0]))) {
        greatest = Math.max(greatest, tuning.expected(tree));
      }
    }
    assertEquals(greatest, tuning.expected(tuning.best(4)), 1e-12);
  }

  /** One token costs 1 and each candidate 0.4, chances .5, .3 and .1 at one depth: 1, 1.07, 1, .86. */
  @Test
  void fastestTree_stopsWhereANodeCostsMoreThanItGives() {
    TreeTuning tuning = new TreeTuning(new double[][] {{.5, .3, .1}});
    assertArrayEquals(new int[] {0}, tuning.fastest(new double[] {1, 1.4, 1.8, 2.2}).get(0));
    assertEquals(1, tuning.fastest(new double[] {1, 1.4, 1.8, 2.2}).size());
    assertEquals(3, tuning.fastest(new double[] {1, 1, 1, 1}).size());
    assertEquals(0, tuning.fastest(new double[] {1, 2, 3, 4}).size());
  }

  @Test
  void text_thatIsNoTree_isRefused() {
    for (String text : List.of("", "chain", "chain-0", "beam-2x2", "adaptive-3x2", "0.0", "0,0", "medusa")) {
      assertEquals("HF-DRAFT-001", assertThrows(HeadframeException.class, () -> TreePlan.parse(text)).id(), text);
    }
    assertEquals(TreePlan.beam(4, 5, 30), TreePlan.parse("beam-4x5x30"));
    assertEquals(TreePlan.adaptive(1, 8, 1), TreePlan.parse("adaptive-1x8"));
  }

  @Test
  void proposal_withTwoEqualSiblings_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> Proposal.of(new int[] {3, 3}, new int[] {-1, -1}));
    assertThrows(IllegalArgumentException.class, () -> Proposal.of(new int[] {3}, new int[] {0}));
    assertEquals(2, Proposal.of(new int[] {3, 3}, new int[] {-1, 0}).depth(1));
  }

  @Test
  void choices_areTheGreatest_withTheirProbabilities() {
    float[] logits = {9, 0, 2, 1, 2, 0};
    Choices choices = Choices.greatest(logits, 1, 4, 3);
    assertArrayEquals(new int[] {1, 3, 2}, choices.tokens());
    double sum = 1 + 2 * Math.exp(2) + Math.E;
    assertEquals(Math.exp(2) / sum, Math.exp(choices.logProbabilities()[0]), 1e-6);
    assertEquals(Math.E / sum, Math.exp(choices.logProbabilities()[2]), 1e-6);
  }

  /** Against sums in double precision; a float has seven digits, and the series is right to 1.2 · 10⁻⁷. */
  @Test
  void probabilities_areRightToSixDigits_overAWideRange() {
    Random random = new Random(4);
    for (float width : new float[] {0, .1f, 1, 5, 20, 60, 200}) {
      float[] logits = new float[500];
      for (int i = 0; i < logits.length; i++) {
        logits[i] = width * (float) random.nextGaussian();
      }
      Choices choices = Choices.greatest(logits, 3, 490, 20);
      double greatest = logits[3 + choices.tokens()[0]];
      double sum = 0;
      for (int i = 3; i < 493; i++) {
        sum += Math.exp(logits[i] - greatest);
      }
      for (int i = 0; i < 20; i++) {
        assertEquals(logits[3 + choices.tokens()[i]] - greatest - Math.log(sum), choices.logProbabilities()[i], 1e-6,
            "choice " + i + " of logits of width " + width);
      }
    }
  }
}
