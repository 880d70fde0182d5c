package io.headframe.prompts.generators.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Tokenizer;
import io.headframe.prompts.api.Continuation;
import io.headframe.prompts.api.EncodedPair;
import io.headframe.prompts.api.PromptPair;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a tokenizer does to the words that prompts are made of. */
final class TokenizerWords {

  private TokenizerWords() {}

  /** Those of the words that are one token after another word, each a token of its own and not the unknown token. */
  static List<String> ofOneToken(Tokenizer tokenizer, List<String> words) {
    Map<Integer, String> byToken = new LinkedHashMap<>();
    for (String word : words) {
      added(tokenizer, word, " " + word)
          .filter(tokens -> tokens.length == 1 && isText(tokenizer, tokens, word))
          .ifPresent(tokens -> byToken.putIfAbsent(tokens[0], word));
    }
    return List.copyOf(byToken.values());
  }

  /** Those of the texts that come back from their tokens, which a text with an unknown word does not. */
  static List<String> known(Tokenizer tokenizer, List<String> texts) {
    return texts.stream().filter(text -> isKnown(tokenizer, text)).toList();
  }

  /** Whether a text comes back from its tokens, apart from spaces and capitals. */
  static boolean isKnown(Tokenizer tokenizer, String text) {
    try {
      return isText(tokenizer, tokenizer.encode(text), text);
    } catch (HeadframeException refused) {
      return false;
    }
  }

  /** Whether a pair can be encoded. */
  static boolean takes(Tokenizer tokenizer, PromptPair pair) {
    try {
      EncodedPair.of(pair, tokenizer);
      return true;
    } catch (HeadframeException refused) {
      return false;
    }
  }

  /** As {@link Continuation#added}, and empty also if the tokenizer refuses the text. */
  static Optional<int[]> added(Tokenizer tokenizer, String prompt, String text) {
    try {
      return Continuation.added(tokenizer, prompt, text);
    } catch (HeadframeException refused) {
      return Optional.empty();
    }
  }

  private static boolean isText(Tokenizer tokenizer, int[] tokens, String text) {
    return bare(tokenizer.decode(tokens)).equalsIgnoreCase(bare(text));
  }

  private static String bare(String text) {
    return text.replaceAll("\\s+", "");
  }
}
