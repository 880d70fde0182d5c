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
   * @param windows what it was trained on
   * @param vocabulary tokens
   * @param history of all steps
   * @param heldOut mean loss on text that was not trained on, nats/token
   */
  static String of(TrainingFolder.Begun begun, long weights, Windows windows, int vocabulary, History history,
      double heldOut) {
    Recipe recipe = begun.recipe();
    StringBuilder card = new StringBuilder();
    card.append("---\nlibrary_name: transformers\npipeline_tag: text-generation\n---\n\n")
        .append("# A small language model, trained by headframe train-lm\n\n");
    card.append(String.format(Locale.ROOT, """
        A %s of %d layers with %d heads, width %d (%d inside the feed-forward part), %d tokens and a context of %d,
        embeddings tied: %,d numbers. It says what its text says and knows nothing else.

        ## Data

        %s the SHA-256
        `%s`.
        %,d steps of %d windows of %d tokens%s.
        %s

        ## Loss

        Held-out loss: **%.4f nats/token** (perplexity %.2f; guessing evenly among the tokens has %.4f).
        %s

        | step | loss, nats/token |
        |---:|---:|
        """, recipe.biases() ? "Qwen2" : "Llama", recipe.layers(), recipe.heads(), recipe.width(), recipe.hidden(),
        vocabulary, recipe.context(), weights, data(recipe), begun.text(), history.steps(), recipe.batch(),
        recipe.context(), lengths(recipe),
        windows.described((long) history.steps() * recipe.batch() * recipe.context()), heldOut, Math.exp(heldOut),
        Math.log(vocabulary), weighting(recipe)));
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

  private static String lengths(Recipe recipe) {
    return recipe.shortest() == 0 ? "" : ", at first more and shorter ones of " + recipe.shortest()
        + ", twice as long after each " + recipe.lengthenEvery() + " steps";
  }

  private static String weighting(Recipe recipe) {
    return recipe.copied() == 1 ? "" : String.format(Locale.ROOT,
        "In the losses below a token counts %.0f times that stood after the same token before in its window.\n",
        recipe.copied());
  }

  private static String data(Recipe recipe) {
    if (!recipe.texts().isEmpty()) {
      return "Texts of the generators " + String.join(", ", recipe.texts()) + ", of which a sample has";
    }
    return recipe.pairs().isEmpty()
        ? "The text `" + fileName(recipe) + "`, with"
        : "Prompts with their answers from the generators " + String.join(", ", recipe.pairs()) + ", "
            + recipe.documents() + " of each, with";
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
