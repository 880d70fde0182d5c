package io.headframe.analysis.retrieval.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.architecture.testing.AttentionOnlyCheckpoint;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.models.testing.TestModels;
import io.headframe.prompts.needles.NeedlePrompt;
import io.headframe.prompts.needles.NeedleShape;
import io.headframe.prompts.needles.Needles;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrialTest {

  /** A vocabulary of 14 words, so that a model of random weights now and then copies by chance. */
  @Test
  void copies_areThoseOfASecondComputation() {
    double copies = 0;
    double recalls = 0;
    try (CausalLM model = TestModels.open(AttentionOnlyCheckpoint.of(2, 4, 8, 16, 14, 64))) {
      Needles needles = new Needles(model, 1);
      for (int i = 0; i < 300; i++) {
        NeedlePrompt prompt = needles.prompt(new NeedleShape(12, i % 5 / 4., 3, 0));
        Trial trial = Trial.of(model, prompt);
        List<Integer> written = new ArrayList<>();
        double[][] expected = copied(model, prompt, written);
        for (int layer = 0; layer < 2; layer++) {
          assertArrayEquals(expected[layer], trial.copied()[layer], 1e-12);
        }
        int[] value = prompt.value();
        double recall = Stream.of(value[0], value[1], value[2]).filter(written::contains).count() / 3.;
        assertEquals(recall, trial.recall(), 1e-12);
        assertEquals(recall > 0.5, trial.successful());
        copies += Stream.of(expected).flatMapToDouble(DoubleStream::of).sum();
        recalls += recall;
      }
    }
    assertTrue(copies > 5 && recalls > 5, "copied were " + copies + ", recalled " + recalls);
  }

  /** The whole sequence read anew for each token, and the definition word by word. */
  private static double[][] copied(CausalLM model, NeedlePrompt prompt, List<Integer> written) {
    double[][] copied = new double[2][4];
    List<Integer> sequence = new ArrayList<>();
    for (int token : prompt.tokens()) {
      sequence.add(token);
    }
    for (int step = 0; step < 3; step++) {
      int[] tokens = sequence.stream().mapToInt(Integer::intValue).toArray();
      try (Activations seen = model.forward(ForwardPlan.of(new int[][] {tokens}).capture("blocks.*.attn.pattern"))) {
        float[] last = seen.logits().get(0, tokens.length - 1).toFloatArray();
        int next = 0;
        for (int token = 0; token < last.length; token++) {
          next = last[token] > last[next] ? token : next;
        }
        for (int layer = 0; layer < 2; layer++) {
          for (int head = 0; head < 4; head++) {
            float[] row = seen.get("blocks." + layer + ".attn.pattern").get(0, head, tokens.length - 1).toFloatArray();
            int most = 0;
            for (int key = 0; key < row.length; key++) {
              most = row[key] > row[most] ? key : most;
            }
            boolean inNeedle = most > prompt.valuePosition() - 1 && most <= prompt.valuePosition() + 2;
            copied[layer][head] += inNeedle && tokens[most] == next ? 1 / 3. : 0;
          }
        }
        sequence.add(next);
        written.add(next);
      }
    }
    return copied;
  }
}
