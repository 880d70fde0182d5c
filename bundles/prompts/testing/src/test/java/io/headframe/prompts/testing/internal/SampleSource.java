package io.headframe.prompts.testing.internal;

import io.headframe.core.error.ErrorKind;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.core.model.Tokenizer;
import io.headframe.prompts.api.PairSource;
import io.headframe.prompts.api.PromptPair;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A source that keeps every rule of the kit, or breaks the one whose test is named. */
public final class SampleSource implements PairSource, HealthCheck {

  private static final ErrorKind TOO_MANY = ErrorKind.input("HF-SAMPLE-001", "There are not %s pairs.");
  private static final int WORDS = 30;

  private final String broken;

  /** Keeps every rule. */
  public SampleSource() {
    this("");
  }

  SampleSource(String broken) {
    this.broken = broken;
  }

  @Override
  public String description() {
    return breaks("description_isOneLineWithoutAFullStop") ? "Pairs of letters." : "pairs of letters";
  }

  @Override
  public List<PromptPair> pairs(Tokenizer tokenizer, int count, long seed) {
    if (count > WORDS * WORDS && !breaks("morePairsThanThereAre_areRefused")) {
      throw new HeadframeException(TOO_MANY, count);
    }
    List<PromptPair> pairs = new ArrayList<>();
    for (int first = 0; first < WORDS; first++) {
      for (int second = 0; second < WORDS; second++) {
        pairs.add(pair(first, second));
      }
    }
    Collections.shuffle(pairs, new Random(breaks("oneSeed_givesTheSamePairs_andAnotherOthers") ? 7 : seed));
    if (breaks("pairs_differFromEachOther")) {
      pairs.set(1, pairs.get(0));
    }
    int made = breaks("pairs_areAsManyAsAsked") ? count + 1 : count;
    return List.copyOf(pairs.subList(0, Math.min(made, pairs.size())));
  }

  private PromptPair pair(int first, int second) {
    String clean = word(first) + " " + word(second) + (breaks("prompts_doNotBeginOrEndWithASpace") ? " " : "");
    String corrupt = word(second + WORDS) + " " + word(first)
        + (breaks("answers_areOneToken_andPromptsEquallyLong") ? " more" : "");
    boolean same = breaks("promptsAndAnswers_ofAPair_differ");
    return new PromptPair(clean, same ? clean : corrupt, " yes", " no");
  }

  /** a, b, … in letters alone, so that each is one word. */
  private static String word(int number) {
    return "w" + (char) ('a' + number / 26) + (char) ('a' + number % 26);
  }

  private boolean breaks(String rule) {
    return broken.equals(rule);
  }

  @Override
  public void checkHealth(Run run) {
    pairs(null, 1, run.seed());
  }
}
