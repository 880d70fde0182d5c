package io.headframe.training.languagemodel.internal;

import io.headframe.training.languagemodel.internal.TrainLanguageModel.Parameters;
import java.nio.file.Path;
import java.util.Optional;

/** What tests ask for: small models on small texts. */
final class Requests {

  /** A text of sentences that repeat, so that a small model learns it in some steps. */
  static final String TEXT = ("One two three four five six seven, said the cat.\n<|endoftext|>\n"
      + "One two three five eight, said the café.\n").repeat(40);

  static final int STEPS = 40;

  private Requests() {}

  static Parameters of(Path text, Path out) {
    return of(Optional.of(text), Optional.empty(), out, Optional.of(STEPS), Optional.empty());
  }

  static Parameters of(Optional<Path> text, Optional<String> recipe, Path out, Optional<Integer> steps,
      Optional<Double> minutes) {
    return new Parameters(text, recipe, Optional.of(out), Optional.of(1), Optional.of(2), Optional.of(16),
        Optional.of(16), Optional.of(280), Optional.of(4), Optional.of(0.02), Optional.of(minutes.isPresent() ? 20 : 5),
        steps, minutes, 10, 0);
  }
}
