package io.headframe.analysis.patching.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.CausalLM;
import io.headframe.prompts.api.EncodedPair;
import io.headframe.prompts.api.PromptPair;
import io.headframe.prompts.api.PromptPairs;
import io.headframe.prompts.induction.InductionPairs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which prompts a user chose: four texts, pairs of a source or file, or nothing, which stands for
 * {@link InductionPairs}.
 *
 * @param clean the prompt that the answer continues rightly
 * @param corrupt the same prompt but for what decides the answer
 * @param answer what continues the clean prompt
 * @param wrong what it is compared with
 * @param pairs pairs in place of the texts
 * @param count the number of pairs, of {@code pairs} or of the example
 */
record PairChoice(Optional<String> clean, Optional<String> corrupt, Optional<String> answer, Optional<String> wrong,
    Optional<PromptPairs> pairs, int count) {

  /**
   * The prompts in the model's tokens.
   *
   * @return at least one
   * @throws HeadframeException if the options contradict each other or the model's tokenizer does not suit the prompts
   */
  List<EncodedPair> encoded(CausalLM model, long seed) {
    List<String> missing = missing();
    if (pairs.isPresent() && missing.size() < 4) {
      throw new HeadframeException(PatchingError.TEXTS_AND_PAIRS);
    }
    if (pairs.isPresent()) {
      return pairs.get().pairs(model.tokenizer(), count, seed).stream()
          .map(pair -> EncodedPair.of(pair, model.tokenizer())).toList();
    }
    if (missing.size() == 4) {
      return new InductionPairs(model).pairs(count, seed);
    }
    if (!missing.isEmpty()) {
      throw new HeadframeException(PatchingError.INCOMPLETE_TEXTS, String.join(" and no ", missing));
    }
    PromptPair texts =
        new PromptPair(clean.orElseThrow(), corrupt.orElseThrow(), answer.orElseThrow(), wrong.orElseThrow());
    return List.of(EncodedPair.of(texts, model.tokenizer()));
  }

  private List<String> missing() {
    List<String> missing = new ArrayList<>();
    clean.ifPresentOrElse(text -> {}, () -> missing.add("--clean"));
    corrupt.ifPresentOrElse(text -> {}, () -> missing.add("--corrupt"));
    answer.ifPresentOrElse(text -> {}, () -> missing.add("--answer"));
    wrong.ifPresentOrElse(text -> {}, () -> missing.add("--wrong"));
    return missing;
  }
}
