package io.headframe.training.languagemodel.internal;

import com.google.gson.JsonObject;
import io.headframe.core.training.History;
import java.nio.file.Path;
import java.util.Locale;

/** What a person should know of a model: the README of its folder. */
final class ModelCard {

  private static final int ROWS = 12;

  private ModelCard() {}

  /**
   * Writes the card.
   *
   * @param begun what was asked for
   * @param weights how many numbers are trained
   * @param corpus what it was trained on
   * @param vocabulary tokens
   * @param history of all steps
   * @param heldOut mean loss on text that was not trained on, nats/token
   */
  static String of(TrainingFolder.Begun begun, long weights, Corpus corpus, int vocabulary, History history,
      double heldOut) {
    Recipe recipe = begun.recipe();
    StringBuilder card = new StringBuilder();
    card.append("---\nlibrary_name: transformers\npipeline_tag: text-generation\n---\n\n")
        .append("# A small language model, trained by headframe train-lm\n\n");
    card.append(String.format(Locale.ROOT, """
        A Llama of %d layers with %d heads, width %d (%d inside the feed-forward part), %d tokens and a context of %d,
        embeddings tied: %,d numbers. It says what its text says and knows nothing else.

        ## Data

        %s, with the SHA-256
        `%s`.
        %,d tokens were trained on, in %,d steps of %d windows of %d tokens (%.1f times the text); the last %,d tokens
        were held out.

        ## Loss

        Held-out loss: **%.4f nats/token** (perplexity %.2f; guessing evenly among the tokens has %.4f).

        | step | loss, nats/token |
        |---:|---:|
        """, recipe.layers(), recipe.heads(), recipe.width(), recipe.hidden(), vocabulary, recipe.context(),
        weights, data(recipe), begun.text(), corpus.trainedTokens(), history.steps(), recipe.batch(),
        recipe.context(), (double) history.steps() * recipe.batch() * recipe.context() / corpus.trainedTokens(),
        corpus.heldOutTokens(), heldOut, Math.exp(heldOut), Math.log(vocabulary)));
    appendCurve(card, history);
    card.append("""

        ## Recipe

        Seed %d. AdamW (β₁ 0.9, β₂ 0.95, gradients clipped to length 1), the learning rate as a cosine to a tenth of
        its height.

        """.formatted(begun.seed()));
    card.append(withFileName(recipe).toText().strip().indent(4));
    card.append("\nTo make it again: save the recipe as `recipe.json`, beside the text if it names one, and run\n\n"
        + "    headframe train-lm --recipe recipe.json --seed " + begun.seed() + " --out FOLDER\n");
    return card.toString();
  }

  private static String data(Recipe recipe) {
    return recipe.pairs().isEmpty()
        ? "The text `" + fileName(recipe) + "`"
        : "Prompts with their answers from the generators " + String.join(", ", recipe.pairs()) + ", "
            + recipe.documents() + " of each";
  }

  /** Where the text lay is of no use to others. */
  private static Recipe withFileName(Recipe recipe) {
    JsonObject name = new JsonObject();
    name.addProperty("text", fileName(recipe));
    return recipe.with("of the card", name);
  }

  private static String fileName(Recipe recipe) {
    return recipe.text().isEmpty() ? "" : Path.of(recipe.text()).getFileName().toString();
  }

  /** Each row is the mean of the steps since the one before. */
  private static void appendCurve(StringBuilder card, History history) {
    int steps = history.steps();
    int rows = Math.min(ROWS, steps);
    for (int row = 0; row < rows; row++) {
      int from = (int) ((long) steps * row / rows);
      int to = (int) ((long) steps * (row + 1) / rows);
      double sum = 0;
      for (int i = from; i < to; i++) {
        sum += history.loss()[i];
      }
      card.append(String.format(Locale.ROOT, "| %d | %.4f |\n", to, sum / (to - from)));
    }
  }
}
