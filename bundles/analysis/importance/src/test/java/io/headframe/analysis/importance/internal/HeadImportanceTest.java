package io.headframe.analysis.importance.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.analysis.api.Head;
import io.headframe.analysis.api.HeadSet;
import io.headframe.analysis.importance.internal.HeadImportance.Findings;
import io.headframe.analysis.importance.internal.HeadImportance.Parameters;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.RunCancelledException;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.testing.TestRun;
import io.headframe.models.testing.TestModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadImportanceTest {

  @TempDir
  Path folder;

  @Test
  void onRepeatedTokens_headsThatWriteNothingThatIsRead_haveNoImportance_andCanGo() {
    try (CausalLM model = TestModels.constructed()) {
      Findings found = run(parameters(model, Optional.empty(), Optional.empty(), 12.5));
      Set<String> without = new HashSet<>();
      for (Head head : found.importance().ranked()) {
        if (found.gradient().of(head) == 0) {
          without.add(head.toString());
        }
      }
      // The four that write nothing, and 0.1, which marks repetitions that nothing reads.
      assertEquals(Set.of("0.1", "0.2", "0.3", "1.2", "1.3"), without);
      // There are no keys, so that 1.1 rests, but for the attention of 1e-13 that a softmax leaves elsewhere.
      assertTrue(found.gradient().of(new Head(1, 1)) < 1e-9);
      List<MaskedLoss.Quality> pruned = found.pruning().orders().get(0).quality();
      assertEquals(9, pruned.size());
      for (int step = 0; step <= 5; step++) {
        assertEquals(found.loss(), pruned.get(step).loss(), 1e-9, "without " + step + " heads");
      }
      // Without its induction head the model knows nothing: all 273 tokens are equally likely.
      assertEquals(Math.log(273), pruned.get(8).loss(), 1e-5);
      List<MaskedLoss.Quality> mostFirst = found.pruning().orders().get(2).quality();
      assertTrue(mostFirst.get(2).loss() > found.loss() + 1, () -> mostFirst.toString());
    }
  }

  @Test
  void lossOfAllHeads_isThePlainLoss() throws IOException {
    int[] tokens = new Random(8).ints(60, 0, 40).toArray();
    Path file = Files.writeString(
        folder.resolve("text"), Arrays.stream(tokens).mapToObj(Integer::toString).collect(Collectors.joining(" ")));
    try (CausalLM model = TestModels.random("llama")) {
      Parameters parameters = new Parameters(model, Optional.of(file), Optional.of(30), 8, AbsoluteOf.SEQUENCE, 50,
          Optional.empty(), 3);
      Findings found = run(parameters);
      double loss = 0;
      int right = 0;
      for (int window = 0; window < 2; window++) {
        int[] part = Arrays.copyOfRange(tokens, 30 * window, 30 * window + 30);
        try (Activations seen = model.forward(ForwardPlan.of(new int[][] {part}))) {
          float[] logits = seen.logits().toFloatArray();
          loss += PlainLoss.of(logits, part) / 2;
          right += likeliest(logits, part);
        }
      }
      // Sums of 32-bit losses of size 5.
      assertEquals(loss, found.loss(), 1e-5);
      assertEquals(right / 58.0, found.accuracy(), 1e-12);
      assertEquals(Math.exp(loss), found.perplexity(), 1e-3);
      assertEquals(2, found.sequences());
      found.pruning().orders().forEach(order -> assertEquals(found.loss(), order.quality().get(0).loss(), 0));
      double last = found.pruning().orders().get(0).quality().get(2).loss();
      found.pruning().orders().forEach(order -> assertEquals(last, order.quality().get(2).loss(), 0));
    }
  }

  @Test
  void importance_isTheMeanOverSequences_normalisedInEachLayer() throws IOException {
    Path file = Files.writeString(folder.resolve("text"), "1 5 2 7 9 3 1 5 30 21 8 8");
    try (CausalLM model = TestModels.random("llama")) {
      Findings found = run(new Parameters(model, Optional.of(file), Optional.of(6), 8, AbsoluteOf.SEQUENCE, 100,
          Optional.empty(), 3));
      Sensitivity sensitivity = new Sensitivity(model);
      double[][][] first = sensitivity.of(new int[] {1, 5, 2, 7, 9, 3});
      double[][][] second = sensitivity.of(new int[] {1, 5, 30, 21, 8, 8});
      for (int layer = 0; layer < 3; layer++) {
        double[] one = AbsoluteOf.SEQUENCE.of(first[layer]);
        double[] two = AbsoluteOf.SEQUENCE.of(second[layer]);
        double norm = 0;
        for (int head = 0; head < 4; head++) {
          norm += Math.pow((one[head] + two[head]) / 2, 2);
        }
        for (int head = 0; head < 4; head++) {
          assertEquals((one[head] + two[head]) / 2, found.gradient().scores()[layer][head], 1e-12);
          assertEquals((one[head] + two[head]) / 2 / Math.sqrt(norm), found.importance().scores()[layer][head], 1e-9);
        }
      }
      assertEquals(found.importance().ranked().subList(0, 3), found.important().heads());
    }
  }

  @Test
  void namedHeads_areTakenAwayTogether() {
    HeadSet set = new HeadSet("listed heads", List.of(
        new HeadSet.Member(new Head(0, 0), Double.NaN), new HeadSet.Member(new Head(1, 2), Double.NaN)));
    try (CausalLM model = TestModels.constructed()) {
      Findings found = run(parameters(model, Optional.empty(), Optional.of(set), 50));
      List<WithoutSet.Line> lines = found.withoutSet().lines();
      assertEquals(List.of("nothing", "listed heads"), lines.stream().map(WithoutSet.Line::name).toList());
      assertEquals(found.loss(), lines.get(0).loss(), 0);
      assertEquals(2, lines.get(1).removed());
      // Head 1.0 finds nothing without head 0.0 and attends where the scores are even; it cannot know what follows.
      assertTrue(lines.get(1).loss() > found.loss() + 1, lines::toString);
      HeadSet outside = new HeadSet("listed heads", List.of(new HeadSet.Member(new Head(2, 0), Double.NaN)));
      assertThrows(HeadframeException.class,
          () -> run(parameters(model, Optional.empty(), Optional.of(outside), 50)));
    }
  }

  @Test
  void randomOrder_dependsOnTheSeedAlone() {
    try (CausalLM model = TestModels.constructed()) {
      Parameters parameters = parameters(model, Optional.empty(), Optional.empty(), 12.5);
      assertEquals(run(parameters).pruning().orders(), run(parameters).pruning().orders());
    }
  }

  @Test
  void cancelledRun_endsBetweenSequences_andLeavesNoArraysBehind() {
    try (CausalLM model = TestModels.constructed()) {
      int before = SensitivityTest.ownedArrays(model);
      for (int check : new int[] {2, 7}) {
        try (TestRun run = new TestRun(new FixedLeases(), folder, 1).cancelAtCheck(check)) {
          Parameters parameters = parameters(model, Optional.empty(), Optional.empty(), 50);
          assertThrows(RunCancelledException.class, () -> new HeadImportance().run(parameters, run));
        }
      }
      run(parameters(model, Optional.empty(), Optional.empty(), 50));
      assertEquals(before, SensitivityTest.ownedArrays(model));
    }
  }

  private static int likeliest(float[] logits, int[] tokens) {
    int vocabulary = logits.length / tokens.length;
    int right = 0;
    for (int i = 1; i < tokens.length; i++) {
      int best = 0;
      for (int token = 1; token < vocabulary; token++) {
        best = logits[(i - 1) * vocabulary + token] > logits[(i - 1) * vocabulary + best] ? token : best;
      }
      right += best == tokens[i] ? 1 : 0;
    }
    return right;
  }

  private static Parameters parameters(CausalLM model, Optional<Path> text, Optional<HeadSet> heads, double step) {
    return new Parameters(model, text, Optional.of(61), 4, AbsoluteOf.SEQUENCE, step, heads, 10);
  }

  private Findings run(Parameters parameters) {
    try (TestRun run = new TestRun(new FixedLeases(), folder, 1)) {
      return new HeadImportance().run(parameters, run);
    }
  }
}
