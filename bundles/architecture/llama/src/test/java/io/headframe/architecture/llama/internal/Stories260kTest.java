package io.headframe.architecture.llama.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.checkpoint.llama2c.internal.Llama2cFormat;
import io.headframe.core.kernel.Kernel;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.Computation;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.Session;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.testing.internal.DevelopmentData;
import io.headframe.core.transformer.CheckpointFormat;
import io.headframe.core.transformer.ModelArchitecture;
import io.headframe.core.transformer.internal.InstalledModels;
import io.headframe.kernel.plain.internal.PlainKernel;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A trained checkpoint against what llama2.c and a separate double-precision forward pass give for it. */
class Stories260kTest {

  /** What llama2.c's own test expects of 200 greedy steps. */
  private static final String GREEDY_TEXT =
      "Once upon a time, there was a little girl named Lily. She loved to play outside in the park. One day, she saw a"
          + " big, red ball. She wanted to play with it, but it was too high.\n"
          + "Lily's mom said, \"Lily, let's go to the park.\" Lily was sad and didn't know what to do. She said, \"I"
          + " want to play with your ball, but I can't find it.\"\n"
          + "Lily was sad and didn't know what to do. She said, \"I'm sorry, Lily. I didn't know what to do.\"\n"
          + "Lily didn't want to help her mom, so she";

  private CausalLM model;

  @BeforeEach
  void open() {
    model = open(Computation.BEST);
  }

  private static CausalLM open(String kernel) {
    return new InstalledModels(new FixedLeases()
        .with(CheckpointFormat.class, "llama2c", new Llama2cFormat())
        .with(Kernel.class, "plain", new PlainKernel())
        .with(ModelArchitecture.class, "llama", new LlamaArchitecture()))
        .load(DevelopmentData.find("models/stories260K/stories260K.bin").toString(), new Computation(kernel, 2));
  }

  @AfterEach
  void close() {
    if (model != null) {
      model.close();
    }
  }

  @Test
  void greedyText_equalsThatOfLlama2c() {
    assertTrue(model.computation().startsWith("plain"), model.computation());
    int[] tokens = greedy(200);
    assertArrayEquals(new int[] {1, 403, 407, 261, 378, 432, 383, 286, 261, 376, 298, 315, 421, 395, 317, 426, 338, 401,
        396, 267}, Arrays.copyOf(tokens, 20));
    assertEquals(GREEDY_TEXT, model.tokenizer().decode(tokens));
  }

  @Test
  void greedyText_withoutAKernel_isTheSame() {
    int[] tokens = greedy(200);
    model.close();
    model = open(Computation.NONE);
    assertEquals("PyTorch", model.computation());
    assertArrayEquals(tokens, greedy(200));
  }

  @Test
  void logitsAfterTheBeginning_equalTheReference() {
    try (Session session = model.session()) {
      float[] logits = session.append(1);
      // Printed with four decimals; 32-bit against 64-bit arithmetic.
      assertEquals(17.0235, logits[403], 1e-3);
      assertEquals(15.4062, logits[385], 1e-3);
      assertEquals(13.1083, logits[410], 1e-3);
      assertEquals(12.7692, logits[317], 1e-3);
      assertEquals(12.4181, logits[407], 1e-3);
    }
  }

  @Test
  void meanLossOfItsOwnText_equalsTheReference() {
    int[] tokens = greedy(199);
    try (Activations seen = model.forward(ForwardPlan.of(new int[][] {tokens}))) {
      float[] logProbabilities = seen.logits().logSoftmax(-1).toFloatArray();
      double loss = 0;
      for (int t = 1; t < tokens.length; t++) {
        loss -= logProbabilities[(t - 1) * 512 + tokens[t]];
      }
      assertEquals(0.475192, loss / (tokens.length - 1), 1e-3);
    }
  }

  @Test
  void text_roundTrips() {
    for (String text
        : new String[] {"Once upon a time", "Lily's mom said, \"No!\"\n", "naïve 東京 🙂", " two  spaces", ""}) {
      assertEquals(text, model.tokenizer().decode(model.tokenizer().encode(text)), text);
    }
    assertArrayEquals(new int[] {1, 403, 407, 261, 378}, model.tokenizer().encode("Once upon a time"));
  }

  /** The beginning and what greedy steps add. */
  private int[] greedy(int steps) {
    int[] tokens = new int[1 + steps];
    tokens[0] = 1;
    try (Session session = model.session()) {
      for (int i = 1; i < tokens.length; i++) {
        float[] logits = session.append(tokens[i - 1]);
        for (int token = 0; token < logits.length; token++) {
          tokens[i] = logits[token] > logits[tokens[i]] ? token : tokens[i];
        }
      }
    }
    return tokens;
  }
}
