package io.headframe.prompts.api;

import io.headframe.core.model.Tokenizer;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The prompt pairs that a user chose: the type of a method's parameter {@code --pairs}, which is the id of a
 * {@link PairSource} or a file. How many are wanted is a parameter of the method's own. Valid until the run ends.
 */
@ConsumerType
public interface PromptPairs {

  /**
   * The pairs. A source makes exactly {@code count} of them from the seed; a file gives its first {@code count}, or all
   * that it has if they are fewer, whatever the seed, and nobody has looked yet whether they suit the tokenizer.
   *
   * @param tokenizer of the model that the pairs are for
   * @param count how many, at least 1
   * @param seed any number
   * @return at least one
   * @throws io.headframe.core.error.HeadframeException if a source cannot make as many for this tokenizer
   */
  List<PromptPair> pairs(Tokenizer tokenizer, int count, long seed);
}
