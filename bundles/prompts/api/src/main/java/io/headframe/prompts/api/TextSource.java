package io.headframe.prompts.api;

import java.util.List;
import java.util.stream.Stream;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Makes text to train on: an extension point, whose techniques are the recipes of small models. The texts have what the
 * prompts of a {@link PairSource} of the same subject ask for. Safe for use by several threads.
 *
 * <p>Texts are plain English or words of their own, and their words are what {@link #WORD} finds: a vocabulary of
 * {@link #words()} has every word and sign as one token, and a tokenizer that is trained on the texts reads them too.
 */
@ConsumerType
public interface TextSource {

  /** A word, a number, a number with {@code #} before it, or a sign. Between them are spaces or nothing. */
  String WORD = "#?[\\p{L}\\p{N}]+|[^\\s\\p{L}\\p{N}]";

  /** What the texts are about, in one line without a full stop. */
  String description();

  /** All words and signs that the texts are made of, in a fixed order, no two equal. */
  List<String> words();

  /**
   * Makes texts without end, one after the other as they are asked for. The same length and seed give the same texts;
   * what the text of a place is does not depend on whether those before it were used.
   *
   * @param length words and signs of each text, at least 1; the last sentence is cut off there
   * @param seed any number
   * @throws io.headframe.core.error.HeadframeException if texts cannot be so short
   */
  Stream<String> texts(int length, long seed);
}
