package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.Leases;
import io.headframe.core.model.Tokenizer;
import io.headframe.models.testing.TestModels;
import io.headframe.prompts.api.PairSource;
import io.headframe.prompts.api.PromptPair;
import io.headframe.prompts.testing.PairSourceConformance;
import io.headframe.prompts.testing.WordTokenizer;
import org.junit.jupiter.api.Test;

/** What every source of pairs must do, and what this one asks. */
class ${Class}PairsConformanceTest extends PairSourceConformance {

  @Override
  protected PairSource technique() {
    return new ${Class}Pairs();
  }

  @Override
  protected Leases leases() {
    return TestModels.leases();
  }

  /** Knows the words that it has read. */
  @Override
  protected Tokenizer tokenizer() {
    return words("alder ash beech birch cedar elm fir hazel larch lime maple oak pine rowan spruce willow yew");
  }

  @Test
  void answer_isWhatFollowedTheWordTheFirstTime() {
    for (PromptPair pair : technique().pairs(tokenizer(), 20, 5)) {
      String[] clean = pair.clean().split(" ");
      assertEquals(clean[0], clean[3]);
      assertEquals(" " + clean[1], pair.answer());
      assertEquals(pair.clean().replace(pair.answer(), pair.wrong()), pair.corrupt());
    }
  }

  @Test
  void fewerThanFourWords_areRefused() {
    Tokenizer three = words("alder beech cedar");
    assertThrows(HeadframeException.class, () -> technique().pairs(three, 1, 5));
  }

  private static Tokenizer words(String text) {
    Tokenizer tokenizer = new WordTokenizer(word -> true);
    tokenizer.encode(text);
    return tokenizer;
  }
}
