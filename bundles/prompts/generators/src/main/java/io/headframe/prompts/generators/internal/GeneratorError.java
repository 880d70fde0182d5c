package io.headframe.prompts.generators.internal;

import io.headframe.core.error.ErrorKind;
import io.headframe.core.error.HeadframeException;
import java.util.Collection;

/** Why prompt pairs cannot be made for a tokenizer. */
final class GeneratorError {

  /** Arguments: the source, how many are usable, of how many, what, how many are needed, which are usable. */
  static final ErrorKind TOO_FEW_WORDS = ErrorKind.input(
      "HF-PAIRS-001",
      "'%s' makes no prompt pairs for this model's tokenizer: it can use %s of %s %s and needs at least %s (usable:"
          + " %s); use another source of pairs, a file of your own pairs, or a model with a larger vocabulary.");

  /** Arguments: the source, how many were asked, how many were found. */
  static final ErrorKind TOO_FEW_PAIRS = ErrorKind.input(
      "HF-PAIRS-002",
      "'%s' was asked for %s different prompt pairs and found %s that this model's tokenizer takes; ask for no more"
          + " than it found, or use another source of pairs or a file of your own.");

  /** Arguments: the source, the most stretches of a class. */
  static final ErrorKind TOO_FEW_NEIGHBOURS = ErrorKind.input(
      "HF-PAIRS-003",
      "'%s' makes no prompt pairs for this model's tokenizer: in no ordered class (numbers, days, months, letters) does"
          + " it have four neighbours as one token each in more than %s places, and 2 are needed; use another source"
          + " of pairs, a file of your own pairs, or a model with a larger vocabulary.");

  private GeneratorError() {}

  /** Refuses a tokenizer that leaves too little of what pairs are made of. */
  static void require(String source, Collection<?> usable, int of, String what, int needed) {
    if (usable.size() < needed) {
      String shown = usable.isEmpty() ? "none" : String.join(", ", usable.stream().map(Object::toString).toList());
      throw new HeadframeException(TOO_FEW_WORDS, source, usable.size(), of, what, needed, shown);
    }
  }
}
