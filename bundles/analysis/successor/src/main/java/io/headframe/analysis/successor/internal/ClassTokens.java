package io.headframe.analysis.successor.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.Tokenizer;
import io.headframe.prompts.api.Continuation;
import io.headframe.prompts.ordinals.OrdinalClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a tokenizer has of an ordered class.
 *
 * @param name of the class
 * @param members those that are one token, in their order
 * @param tokens [member]
 * @param next [member]: which member follows, −1 where none does or the tokenizer does not have it
 */
record ClassTokens(String name, List<String> members, int[] tokens, int[] next) {

  /** The least number of members that another follows: with fewer, chance decides. */
  static final int LEAST = 5;

  /** @return empty if fewer than five members have a successor that is a token, too */
  static Optional<ClassTokens> of(OrdinalClass ordinals, CausalLM model) {
    List<String> members = new ArrayList<>();
    List<Integer> tokens = new ArrayList<>();
    for (String member : ordinals.members()) {
      token(member, model).filter(token -> !tokens.contains(token)).ifPresent(token -> {
        members.add(member);
        tokens.add(token);
      });
    }
    int[] next = members.stream()
        .mapToInt(member -> ordinals.next(member).map(members::indexOf).orElse(-1)).toArray();
    ClassTokens found = new ClassTokens(
        ordinals.name(), List.copyOf(members), tokens.stream().mapToInt(Integer::intValue).toArray(), next);
    return found.asked() < LEAST ? Optional.empty() : Optional.of(found);
  }

  /** How many members have a successor that is a token. */
  int asked() {
    int asked = 0;
    for (int each : next) {
      asked += each >= 0 ? 1 : 0;
    }
    return asked;
  }

  /** The word's one token after another word; empty if there is none. */
  private static Optional<Integer> token(String word, CausalLM model) {
    Tokenizer tokenizer = model.tokenizer();
    try {
      return Continuation.added(tokenizer, word, " " + word)
          .filter(tokens -> tokens.length == 1 && tokens[0] < model.config().vocabularySize()
              && tokenizer.decode(tokens).strip().equals(word))
          .map(tokens -> tokens[0]);
    } catch (HeadframeException unknownWord) {
      return Optional.empty();
    }
  }
}
