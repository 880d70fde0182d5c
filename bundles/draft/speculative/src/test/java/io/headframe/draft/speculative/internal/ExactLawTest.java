package io.headframe.draft.speculative.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.decoding.sampling.Sampling;
import io.headframe.draft.api.Proposal;
import io.headframe.draft.speculative.Acceptance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Everything that chance can do, added up: what is generated has the law of the table. Logits are 32-bit, so laws agree
 * within 10⁻⁶.
 */
class ExactLawTest {

  private static final double ROUNDING = 1e-6;
  private static final int LENGTH = 3;
  private static final int FIRST = 0;
  private static final ToyLaw TARGET = new ToyLaw(new double[][] {{.5, .3, .2}, {.1, .2, .7}, {.6, 0, .4}});
  private static final ToyLaw OTHER = new ToyLaw(new double[][] {{.2, .2, .6}, {.8, .1, .1}, {.3, .4, .3}});

  /** Makes a proposal after a token, perhaps by chance. */
  @FunctionalInterface
  private interface ToyDraft {
    Proposal propose(int next, Chance chance);
  }

  /** The law of the next {@link #LENGTH} tokens: probability by their numbers written one after the other. */
  private static Map<String, Double> law(ToyDraft draft, Acceptance acceptance, Sampling sampling) {
    Verifier verifier = Verifier.of(sampling, acceptance, TARGET.vocabulary());
    Map<String, Double> law = new HashMap<>();
    AllChances.each(chance -> {
      List<Integer> text = new ArrayList<>();
      int next = FIRST;
      while (text.size() < LENGTH) {
        Proposal proposal = draft.propose(next, chance);
        int before = next;
        Verdict verdict = verifier.verify(proposal,
            node -> TARGET.logits(node < 0 ? before : proposal.tokens()[node]), text.size() + 1, chance);
        for (int node : verdict.path()) {
          text.add(proposal.tokens()[node]);
        }
        next = verdict.next();
        text.add(next);
      }
      return text.subList(0, LENGTH).toString();
    }, (text, probability) -> law.merge(text, probability, Double::sum));
    return law;
  }

  private static double distance(Map<String, Double> found) {
    double distance = 0;
    int count = TARGET.vocabulary();
    for (int i = 0; i < Math.pow(count, LENGTH); i++) {
      List<Integer> text = List.of(i / count / count, i / count % count, i % count);
      double expected = TARGET.probability(FIRST, text.stream().mapToInt(t -> t).toArray());
      distance += Math.abs(expected - found.getOrDefault(text.toString(), 0.0)) / 2;
    }
    assertEquals(1, found.values().stream().mapToDouble(p -> p).sum(), ROUNDING);
    return distance;
  }

  private static void assertExact(ToyDraft draft) {
    assertEquals(0, distance(law(draft, Acceptance.lossless(), new Sampling(1, 0, 1, 0))), ROUNDING);
  }

  @Test
  void withoutADraft_itIsTheModelsLaw() {
    assertExact((next, chance) -> Proposal.chain());
  }

  @Test
  void fixedChain_keepsTheLaw() {
    assertExact((next, chance) -> Proposal.chain(2, 0, 1));
    // A token that the model never gives.
    assertExact((next, chance) -> Proposal.chain(1, 2, 1));
  }

  @Test
  void fixedTree_keepsTheLaw() {
    Proposal tree = Proposal.of(new int[] {1, 0, 2, 0, 2, 1}, new int[] {-1, -1, -1, 0, 0, 1});
    assertExact((next, chance) -> tree);
    // Children of one node that are not side by side.
    assertExact((next, chance) -> Proposal.of(new int[] {2, 2, 1, 0}, new int[] {-1, 0, -1, 0}));
  }

  @Test
  void chainThatFollowsTheText_keepsTheLaw() {
    assertExact((next, chance) -> Proposal.chain(OTHER.likeliest(next), OTHER.likeliest(OTHER.likeliest(next))));
  }

  @Test
  void drawnChain_keepsTheLaw() {
    assertExact((next, chance) -> {
      int first = chance.draw(OTHER.after(next));
      int second = chance.draw(OTHER.after(first));
      return new Proposal(new int[] {first, second}, new int[] {-1, 0},
          List.of(OTHER.after(next), OTHER.after(first)));
    });
  }

  /** With replacement: the second sibling may be the first again. */
  @Test
  void siblingsDrawnIndependently_keepTheLaw() {
    assertExact((next, chance) -> {
      int[] tokens = {chance.draw(OTHER.after(next)), chance.draw(OTHER.after(next))};
      return new Proposal(tokens, new int[] {-1, -1}, List.of(OTHER.after(next), OTHER.after(next)));
    });
  }

  /** Without replacement: the law of the second sibling is that of the first without its token, normalised. */
  @Test
  void siblingsDrawnWithoutReplacement_keepTheLaw() {
    assertExact((next, chance) -> {
      int first = chance.draw(OTHER.after(next));
      double[] rest = OTHER.after(next).clone();
      rest[first] = 0;
      double sum = Arrays.stream(rest).sum();
      rest = Arrays.stream(rest).map(p -> p / sum).toArray();
      return new Proposal(new int[] {first, chance.draw(rest)}, new int[] {-1, -1},
          List.of(OTHER.after(next), rest));
    });
  }

  /** A drafter that lies about its law is found out by this test. */
  @Test
  void wrongLawOfADraw_doesNotKeepTheLaw() {
    double distance = distance(law((next, chance) -> new Proposal(new int[] {chance.draw(OTHER.after(next))},
        new int[] {-1}, List.of(TARGET.after(next))), Acceptance.lossless(), new Sampling(1, 0, 1, 0)));
    assertTrue(distance > .1, () -> "" + distance);
  }

  @Test
  void typicalAcceptance_doesNotKeepTheLaw() {
    double distance = distance(law((next, chance) -> Proposal.of(new int[] {2, 0}, new int[] {-1, -1}),
        Acceptance.typical(.09, .3), new Sampling(1, 0, 1, 0)));
    assertTrue(distance > .1, () -> "" + distance);
  }

  /** p of the table at temperature 1 within top-k 2: the two greatest of each row, normalised. */
  @Test
  void topK_isPartOfTheLaw() {
    Map<String, Double> found = law((next, chance) -> Proposal.of(new int[] {2, 1}, new int[] {-1, -1}),
        Acceptance.lossless(), new Sampling(1, 2, 1, 0));
    // 0 → 0 with .5 of .8, 0 → 0 again, 0 → 1 with .3 of .8.
    assertEquals(.625 * .625 * .375, found.get("[0, 0, 1]"), ROUNDING);
    assertEquals(null, found.get("[2, 0, 0]"));
  }

  @Test
  void greedy_takesTheLikeliestAlone() {
    Map<String, Double> found = law((next, chance) -> Proposal.of(new int[] {1, 0, 0, 2}, new int[] {-1, -1, 1, 1}),
        Acceptance.lossless(), Sampling.greedy());
    assertEquals(Map.of("[0, 0, 0]", 1.0), found);
  }

  /** E[tokens] = (1 − α^(γ+1)) / (1 − α) where each draw is accepted with probability α = Σ min(p, q) everywhere. */
  @Test
  void expectedTokens_ofADrawnChain_areTheClosedForm() {
    double[] p = {.5, .3, .2};
    double[] q = {.2, .2, .6};
    double alpha = .2 + .2 + .2;
    ToyLaw same = new ToyLaw(new double[][] {p, p, p});
    Verifier verifier = Verifier.of(new Sampling(1, 0, 1, 0), Acceptance.lossless(), 3);
    for (int length = 1; length <= 4; length++) {
      int gamma = length;
      double[] mean = {0};
      AllChances.each(chance -> {
        int[] tokens = new int[gamma];
        Arrays.setAll(tokens, i -> chance.draw(q));
        int[] parents = new int[gamma];
        Arrays.setAll(parents, i -> i - 1);
        Proposal chain = new Proposal(tokens, parents, Collections.nCopies(gamma, q));
        return verifier.verify(chain, node -> same.logits(0), 1, chance).path().length + 1;
      }, (tokens, probability) -> mean[0] += tokens * probability);
      assertEquals((1 - Math.pow(alpha, gamma + 1)) / (1 - alpha), mean[0], ROUNDING);
    }
  }
}
