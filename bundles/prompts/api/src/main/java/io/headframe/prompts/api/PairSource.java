package io.headframe.prompts.api;

import io.headframe.core.model.Tokenizer;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Makes prompt pairs: an extension point, whose techniques users name as {@code --pairs indirect-object} where a method
 * takes {@link PromptPairs}. Safe for use by several threads.
 */
@ConsumerType
public interface PairSource {

  /** What the prompts are about, in one line without a full stop. */
  String description();

  /**
   * Makes pairs, no two equal. The same tokenizer, count and seed give the same pairs. {@link EncodedPair#of} takes
   * each of them: answers are one token, and the prompts of a pair have equally many.
   *
   * @param tokenizer of the model that the pairs are for; it limits which words can be used
   * @param count how many, at least 1
   * @param seed any number
   * @throws io.headframe.core.error.HeadframeException if the tokenizer does not allow so many; the message says how
   *     many words were usable and how many are needed
   */
  List<PromptPair> pairs(Tokenizer tokenizer, int count, long seed);
}
