package io.headframe.training.languagemodel.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.Lease;
import io.headframe.core.method.Run;
import io.headframe.prompts.api.PairSource;
import io.headframe.prompts.api.TextSource;
import io.headframe.training.tokenizer.BytePairTrainer;
import io.headframe.training.tokenizer.TrainedTokenizer;
import io.headframe.training.tokenizer.WordTokenizer;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/**
 * The text that a recipe names or its generators make; where they make new text for each step, a sample of it.
 *
 * @param text documents with {@link Corpus#SEPARATOR} between them
 */
record TrainingText(String text) {

  /**
   * Reads the file, makes prompts with their answers and puts them into a random order, or makes some texts of
   * generators.
   *
   * @param sources of the recipe's texts
   */
  static TrainingText of(Recipe recipe, List<TextSource> sources, Run run) {
    if (!sources.isEmpty()) {
      return new TrainingText(GeneratedWindows.sample(sources, recipe));
    }
    if (recipe.pairs().isEmpty()) {
      return new TrainingText(read(Path.of(recipe.text())));
    }
    List<String> documents = new ArrayList<>();
    for (String id : recipe.pairs()) {
      run.checkCancelled();
      try (Lease<PairSource> source = run.leases().lease(PairSource.class, id)) {
        source.get().pairs(new AnyWords(), recipe.documents(), run.seed())
            .forEach(pair -> documents.add(pair.clean() + pair.answer()));
      }
    }
    Collections.shuffle(documents, new Random(run.seed()));
    return new TrainingText(String.join(Corpus.SEPARATOR, documents));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw new HeadframeException(e, LanguageModelError.UNREADABLE, file, "it is not in UTF-8");
    } catch (IOException | OutOfMemoryError e) {
      throw new HeadframeException(e, LanguageModelError.UNREADABLE, file, e);
    }
  }

  /** SHA-256 of the text in UTF-8, in hexadecimal. */
  String digest() {
    return HexFormat.of().formatHex(Sha256.of(text));
  }

  /** Learns the tokenizer of the recipe. */
  TrainedTokenizer tokenizer(Recipe recipe, Run run) {
    List<String> special = List.of(Corpus.SEPARATOR);
    if (recipe.tokenizer().equals(Recipe.WORDS)) {
      return WordTokenizer.of(text, special);
    }
    return new BytePairTrainer(recipe.vocabulary(), special).train(text, size -> run.checkCancelled());
  }
}
