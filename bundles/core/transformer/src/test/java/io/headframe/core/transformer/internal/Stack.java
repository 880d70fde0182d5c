package io.headframe.core.transformer.internal;

import static io.headframe.core.transformer.internal.TestModel.Mixer.ATTENTION;
import static io.headframe.core.transformer.internal.TestModel.Mixer.COMPOSED;
import static io.headframe.core.transformer.internal.TestModel.Mixer.RETENTION;

import io.headframe.core.model.CausalLM;
import io.headframe.core.transformer.internal.TestModel.Mixer;

/** The mixers of the layers of a model under test. */
enum Stack {
  /** Keys and values, rotated. */
  PLAIN(ATTENTION, ATTENTION),
  /** Running sums. */
  RECURRENT(RETENTION, RETENTION),
  /** Keys, values and matrices of the key side. */
  MIXED_HEADS(COMPOSED, COMPOSED),
  /** Running sums and attention by turns. */
  HYBRID(RETENTION, ATTENTION, RETENTION, ATTENTION);

  private final Mixer[] mixers;

  Stack(Mixer... mixers) {
    this.mixers = mixers;
  }

  /** Whether all layers keep everything under a policy that does. */
  boolean canGoBack() {
    return this == PLAIN || this == MIXED_HEADS;
  }

  Mixer[] mixers() {
    return mixers.clone();
  }

  CausalLM open() {
    return TestModel.open(mixers);
  }

  /** Logits [position][vocabulary] in double precision. */
  double[][] reference(Sight sight, int... tokens) {
    return ReferenceModel.logits(tokens, sight, mixers);
  }
}
