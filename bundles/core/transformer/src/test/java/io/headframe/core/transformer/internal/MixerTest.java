package io.headframe.core.transformer.internal;

import static io.headframe.core.transformer.internal.TestModel.TOLERANCE;
import static io.headframe.core.transformer.internal.TestModel.VOCABULARY;
import static io.headframe.core.transformer.internal.TestModel.tokens;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.ForwardPlan.Side;
import io.headframe.core.model.Session;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Three unlike mixers and a mixture of two, against loops over double-precision numbers. */
class MixerTest {

  @ParameterizedTest
  @EnumSource
  void wholeSequence_equalsTheReference(Stack stack) {
    int[] tokens = tokens(1, 40);
    try (CausalLM model = stack.open()) {
      assertRows(stack.reference(Sight.ALL, tokens), 0, 40, TestModel.logits(model, tokens), 0);
    }
  }

  @ParameterizedTest
  @EnumSource
  void partByPart_equalsTheReference(Stack stack) {
    int[] tokens = tokens(2, 80);
    double[][] expected = stack.reference(Sight.ALL, tokens);
    try (CausalLM model = stack.open(); Session session = model.session()) {
      int done = 0;
      for (int part : new int[] {1, 1, 5, 20, 1, 40, 1, 11}) {
        float[] logits = session.append(Arrays.copyOfRange(tokens, done, done + part));
        done += part;
        assertRows(expected, done - 1, 1, logits, 0);
      }
      assertEquals(80, session.length());
    }
  }

  /** Sequences of several lengths, the longest without padding, on both sides. */
  @ParameterizedTest
  @EnumSource
  void paddedBatch_equalsTheReferenceOfEachSequence(Stack stack) {
    int[][] sequences = {tokens(3, 7), tokens(4, 12), tokens(5, 1)};
    try (CausalLM model = stack.open()) {
      for (Side side : Side.values()) {
        try (Activations seen = model.forward(ForwardPlan.padded(sequences, side))) {
          float[] logits = seen.logits().toFloatArray();
          for (int row = 0; row < sequences.length; row++) {
            int length = sequences[row].length;
            int begin = row * 12 + (side == Side.LEFT ? 12 - length : 0);
            assertRows(stack.reference(Sight.ALL, sequences[row]), 0, length, logits, begin);
          }
        }
      }
    }
  }

  /** Sequences that share a past, of several lengths. */
  @ParameterizedTest
  @EnumSource
  void paddedBatchBehindAPast_equalsTheReferenceOfEachSequence(Stack stack) {
    int[] past = tokens(6, 9);
    int[][] sequences = {tokens(3, 7), tokens(4, 12), tokens(5, 1)};
    try (CausalLM model = stack.open(); Session session = model.session()) {
      session.append(past);
      for (Side side : Side.values()) {
        try (Activations seen = session.stage(ForwardPlan.padded(sequences, side))) {
          float[] logits = seen.logits().toFloatArray();
          for (int row = 0; row < sequences.length; row++) {
            int length = sequences[row].length;
            int begin = row * 12 + (side == Side.LEFT ? 12 - length : 0);
            double[][] whole = stack.reference(Sight.ALL, joined(past, sequences[row]));
            assertRows(whole, past.length, length, logits, begin);
          }
        }
      }
    }
  }

  static int[] joined(int[] first, int... second) {
    int[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /** Compares rows of the reference with rows of logits. */
  static void assertRows(double[][] expected, int from, int count, float[] logits, int at) {
    for (int t = 0; t < count; t++) {
      for (int v = 0; v < VOCABULARY; v++) {
        assertEquals(expected[from + t][v], logits[(at + t) * VOCABULARY + v], TOLERANCE,
            "position " + (from + t) + ", token " + v);
      }
    }
  }
}
