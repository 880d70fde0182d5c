package io.headframe.training.tokenizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import io.headframe.training.tokenizer.BytePairTokenizer.Merge;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BytePairTrainerTest {

  private static final String END = "<|end|>";

  /**
   * The example of Sennrich et al., whose words are low ×5, lower ×2, newest ×6, widest ×3. By hand, with ties to the
   * older tokens (letters by the alphabet): e s 9, es t 9, l o 7, lo w 7, then n e 6, and so on.
   */
  @Test
  void wordsOfThePaper_giveTheMergesByHand() {
    String text = "low\nlow\nlow\nlow\nlow\nlower\nlower\nnewest\nnewest\nnewest\nnewest\nnewest\nnewest\nwidest\n"
        + "widest"
        + "\nwidest";
    List<Merge> merges = new BytePairTrainer(256 + 9, List.of()).train(text, size -> { }).merges();
    assertEquals(List.of("e s", "es t", "l o", "lo w", "e w", "n ew", "new est", "d est", "i dest"),
        merges.stream().map(merge -> merge.left() + " " + merge.right()).toList());
  }

  @Test
  void merges_areThoseOfCountingEverythingAgain() {
    String text = babble(4000);
    List<Merge> merges = new BytePairTrainer(256 + 60, List.of()).train(text, size -> { }).merges();
    assertEquals(60, merges.size());
    assertEquals(byCountingAgain(text, 60), merges);
  }

  /** Words of few letters, so that pairs overlap (aaaa) and counts are often equal. */
  private static String babble(int letters) {
    SplittableRandom random = new SplittableRandom(2);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < letters; i++) {
      text.append("aabbc ".charAt(random.nextInt(6)));
    }
    return text.toString().strip().replaceAll(" +", " ");
  }

  private static List<Merge> byCountingAgain(String text, int count) {
    List<String> ids = new ArrayList<>(List.of("a", "b", "c", "Ġ"));
    List<List<String>> words = new ArrayList<>();
    for (String word : text.split("(?= )")) {
      words.add(new ArrayList<>(Arrays.asList(word.replace(" ", "Ġ").split(""))));
    }
    List<Merge> merges = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Map<Merge, Integer> counts = new HashMap<>();
      for (List<String> word : words) {
        for (int at = 0; at + 1 < word.size(); at++) {
          counts.merge(new Merge(word.get(at), word.get(at + 1)), 1, Integer::sum);
        }
      }
      Merge best = counts.keySet().stream().min((a, b) -> {
        int byCount = counts.get(b) - counts.get(a);
        int byLeft = ids.indexOf(a.left()) - ids.indexOf(b.left());
        return byCount != 0 ? byCount : byLeft != 0 ? byLeft : ids.indexOf(a.right()) - ids.indexOf(b.right());
      }).orElseThrow();
      merges.add(best);
      String joined = best.left() + best.right();
      if (!ids.contains(joined)) {
        ids.add(joined);
      }
      words.forEach(word -> apply(word, best));
    }
    return merges;
  }

  private static void apply(List<String> word, Merge merge) {
    for (int at = 0; at + 1 < word.size(); at++) {
      if (word.get(at).equals(merge.left()) && word.get(at + 1).equals(merge.right())) {
        word.set(at, merge.left() + merge.right());
        word.remove(at + 1);
      }
    }
  }

  @Test
  void tokenizerJson_inHuggingFacesLibrary_encodesByTheMergesAndDecodesAnyText() throws Exception {
    String text = ("It was the best of times, it was the worst of times.\n" + END + "It's 42 o'clock — naïve café.\n")
        .repeat(3);
    BytePairTokenizer trained = new BytePairTrainer(330, List.of(END)).train(text, size -> { });
    try (HuggingFaceTokenizer library = open(trained)) {
      for (String each : List.of(text, "", " ", "  two  spaces \n\n", "日本語 🙂 \u0000\t\r\n", "the best" + END + " x")) {
        long[] ids = library.encode(each).getIds();
        assertEquals(each, library.decode(ids, false));
      }
      assertArrayEquals(byMerges(trained, List.of("the", " best", " of")), library.encode("the best of").getIds());
      assertEquals(0, library.encode(END).getIds()[0]);
      assertEquals(1, library.encode(END).getIds().length);
    }
  }

  private static HuggingFaceTokenizer open(BytePairTokenizer trained) throws Exception {
    byte[] json = trained.toJson().toString().getBytes(StandardCharsets.UTF_8);
    return HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(json),
        Map.of("addSpecialTokens", "true", "truncation", "false", "padding", "false"));
  }

  /** Each merge in turn, in the whole word. */
  private static long[] byMerges(BytePairTokenizer trained, List<String> words) {
    List<Long> ids = new ArrayList<>();
    for (String word : words) {
      List<String> tokens = new ArrayList<>(Arrays.asList(word.replace(" ", "Ġ").split("")));
      trained.merges().forEach(merge -> apply(tokens, merge));
      tokens.forEach(token -> ids.add((long) trained.vocabulary().indexOf(token)));
    }
    return ids.stream().mapToLong(Long::longValue).toArray();
  }

  @Test
  void specialTokens_takeTheFirstIdsAndAreNoPartOfAWord() {
    BytePairTokenizer trained =
        new BytePairTrainer(300, List.of(END, "<x>")).train(("ab" + END).repeat(9), size -> { });
    assertEquals(List.of(END, "<x>", "!"), trained.vocabulary().subList(0, 3));
    assertEquals(List.of(new Merge("a", "b")), trained.merges());
    assertEquals(2 + 256 + 1, trained.vocabulary().size());
  }

  @Test
  void bytes_haveTheCharactersOfTheTableOfGpt2() {
    // From the published vocabulary of GPT-2: space Ġ, line feed Ċ, NUL Ā, soft hyphen Ń, é as Ã©.
    assertEquals("ĠĊ", ByteText.of(" \n"));
    assertEquals("Ā", ByteText.of("\0"));
    assertEquals('Ń', ByteText.of(0xad));
    assertEquals("Ã©", ByteText.of("é"));
    Map<Character, Integer> all = new LinkedHashMap<>();
    for (int value = 0; value < 256; value++) {
      all.put(ByteText.of(value), value);
    }
    assertEquals(256, all.size());
  }

  @Test
  void vocabulary_withoutRoomForTheBytes_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> new BytePairTrainer(256, List.of(END)));
    assertTrue(new BytePairTrainer(257, List.of(END)).train("", size -> { }).merges().isEmpty());
  }
}
