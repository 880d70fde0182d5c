package io.headframe.analysis.attribution.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.Tokenizer;
import io.headframe.prompts.api.Continuation;
import io.headframe.prompts.api.EncodedPair;
import io.headframe.prompts.api.PromptPair;
import io.headframe.prompts.api.PromptPairs;
import io.headframe.prompts.induction.InductionPairs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which prompts a user chose: texts, the clean prompts of pairs, or nothing, which stands for {@link InductionPairs}.
 *
 * @param prompt what the answer follows
 * @param answer the text of one token
 * @param wrong what it is compared with
 * @param pairs pairs in place of the texts
 * @param count the number of prompts, of {@code pairs} or of the example
 */
record QuestionChoice(Optional<String> prompt, Optional<String> answer, Optional<String> wrong,
    Optional<PromptPairs> pairs, int count) {

  /**
   * The prompts in the model's tokens.
   *
   * @return at least one
   * @throws HeadframeException if the options contradict each other or the model's tokenizer does not suit the prompts
   */
  List<Question> questions(CausalLM model, AttributionTarget target, long seed) {
    boolean texts = prompt.isPresent() || answer.isPresent() || wrong.isPresent();
    if (pairs.isPresent() && texts) {
      throw new HeadframeException(AttributionError.TEXTS_AND_PAIRS);
    }
    if (pairs.isPresent()) {
      return pairs.get().pairs(model.tokenizer(), count, seed).stream()
          .map(pair -> compared(EncodedPair.of(pair, model.tokenizer()))).toList();
    }
    return texts
        ? List.of(written(model.tokenizer(), target))
        : new InductionPairs(model).pairs(count, seed).stream().map(QuestionChoice::compared).toList();
  }

  private Question written(Tokenizer tokenizer, AttributionTarget target) {
    List<String> missing = new ArrayList<>();
    if (prompt.isEmpty()) {
      missing.add("the prompt");
    }
    if (answer.isEmpty()) {
      missing.add("--answer");
    }
    if (wrong.isEmpty() && target == AttributionTarget.LOGIT_DIFFERENCE) {
      missing.add("--wrong");
    }
    if (!missing.isEmpty()) {
      throw new HeadframeException(AttributionError.INCOMPLETE_TEXTS, String.join(" and ", missing));
    }
    String text = prompt.orElseThrow();
    String right = answer.orElseThrow();
    int[] tokens = tokenizer.encode(text);
    if (tokens.length == 0) {
      throw new HeadframeException(AttributionError.EMPTY_PROMPT);
    }
    if (wrong.isPresent()) {
      return compared(EncodedPair.of(new PromptPair(text, text, right, wrong.get()), tokenizer));
    }
    int[] following = Continuation.tokens(tokenizer, text, right);
    if (following.length != 1) {
      throw new HeadframeException(AttributionError.NOT_ONE_TOKEN, right, following.length);
    }
    return new Question(tokens, following[0], following[0]);
  }

  private static Question compared(EncodedPair pair) {
    return new Question(pair.clean(), pair.answer(), pair.wrong());
  }
}
