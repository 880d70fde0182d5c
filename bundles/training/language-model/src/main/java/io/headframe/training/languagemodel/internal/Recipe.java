package io.headframe.training.languagemodel.internal;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.headframe.core.error.HeadframeException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All that decides what comes out of a training, but for the seed. In a file it is a JSON object of these fields, those
 * that are not there being as in {@link #standard}.
 *
 * @param text a file of text in UTF-8, relative to the recipe's folder; empty where pairs are given. A line
 *     {@code <|endoftext|>} separates documents
 * @param pairs ids of prompt generators, whose clean prompts with their answers are the documents
 * @param documents how many each generator makes
 * @param tokenizer {@code byte-pairs}, or {@code words}: every word of the text a token
 * @param vocabulary tokens of a byte-pair tokenizer, at most
 * @param layers blocks
 * @param heads attention heads in a block; divides {@code width}
 * @param width of the residual stream
 * @param mlpWidth inside the feed-forward part; 0 for 8/3 of the width, rounded up to a multiple of 16
 * @param context positions
 * @param batch sequences in a step
 * @param steps in all; 0 for as many as fit into {@code minutes}
 * @param minutes of training, where {@code steps} is 0
 * @param learningRate the highest
 * @param warmUp steps until the learning rate is highest
 * @param weightDecay of all weights but the gains of normalisations
 */
record Recipe(String text, List<String> pairs, int documents, String tokenizer, int vocabulary, int layers, int heads,
    int width, int mlpWidth, int context, int batch, long steps, double minutes, double learningRate, int warmUp,
    double weightDecay) {

  static final String BYTE_PAIRS = "byte-pairs";
  static final String WORDS = "words";

  /** Steps that are timed before the number of steps is chosen. */
  static final int TIMED = 20;

  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  Recipe {
    pairs = pairs == null ? List.of() : List.copyOf(pairs);
  }

  /** What is used where nothing is said. */
  static Recipe standard() {
    return new Recipe("", List.of(), 20_000, BYTE_PAIRS, 1024, 4, 4, 128, 0, 256, 8, 0, 10, 2e-3, 100, 0.1);
  }

  /** The recipe as a JSON object of all fields. */
  JsonObject toJson() {
    return GSON.toJsonTree(this).getAsJsonObject();
  }

  /** The recipe as it stands in a file. */
  String toText() {
    return GSON.toJson(this) + "\n";
  }

  /**
   * Reads a recipe.
   *
   * @param name for messages
   * @param text a JSON object
   */
  static Recipe parse(String name, String text) {
    try {
      return standard().with(name, JsonParser.parseString(text).getAsJsonObject());
    } catch (JsonParseException | IllegalStateException e) {
      throw new HeadframeException(e, LanguageModelError.BAD_RECIPE, name, "it is no JSON object");
    }
  }

  /** This recipe with other values of some fields. */
  Recipe with(String name, JsonObject changes) {
    JsonObject all = toJson();
    for (Map.Entry<String, JsonElement> change : changes.entrySet()) {
      if (!all.has(change.getKey())) {
        throw new HeadframeException(LanguageModelError.BAD_RECIPE, name,
            "it has no field '" + change.getKey() + "'; the fields are " + fields());
      }
      all.add(change.getKey(), change.getValue());
    }
    Recipe changed;
    try {
      changed = GSON.fromJson(all, Recipe.class);
    } catch (JsonParseException e) {
      throw new HeadframeException(e, LanguageModelError.BAD_RECIPE, name, "a field has a value of another kind");
    }
    changed.problem().ifPresent(problem -> {
      throw new HeadframeException(LanguageModelError.BAD_RECIPE, name, problem);
    });
    return changed;
  }

  private static String fields() {
    return Arrays.stream(Recipe.class.getRecordComponents()).map(RecordComponent::getName)
        .collect(Collectors.joining(", "));
  }

  private Optional<String> problem() {
    if (text == null || tokenizer == null) {
      return Optional.of("text and tokenizer are texts");
    }
    if (!text.isEmpty() && !pairs.isEmpty()) {
      return Optional.of("it names both a text and pairs");
    }
    if (!List.of(BYTE_PAIRS, WORDS).contains(tokenizer)) {
      return Optional.of("tokenizer is " + tokenizer + ", and may be " + BYTE_PAIRS + " or " + WORDS);
    }
    if (vocabulary < 257 || vocabulary > 65_536) {
      return Optional.of("vocabulary is " + vocabulary + ", and 257 to 65536 are allowed: 256 bytes and a separator");
    }
    if (layers < 1 || heads < 1 || width < 2 || width % heads != 0 || width / heads % 2 != 0) {
      return Optional.of("layers " + layers + ", heads " + heads + " and width " + width + " do not fit: each head has"
          + " an even share of the width");
    }
    if (mlpWidth < 0 || context < 2 || batch < 1 || documents < 1) {
      return Optional.of("mlpWidth " + mlpWidth + ", context " + context + ", batch " + batch + " and documents "
          + documents + " must be at least 0, 2, 1 and 1");
    }
    if (steps < 0 || !(minutes > 0) || warmUp < 0 || steps > 0 && steps <= warmUp) {
      return Optional.of("steps " + steps + ", minutes " + minutes + " and warmUp " + warmUp + " do not fit: minutes"
          + " above 0, and more steps than those of the warm-up");
    }
    if (steps == 0 && warmUp < TIMED) {
      return Optional.of("warmUp is " + warmUp + ", and at least " + TIMED + " steps are timed before the number of"
          + " steps is chosen; set steps for a shorter one");
    }
    if (!(learningRate > 0) || !(weightDecay >= 0)) {
      return Optional.of("learningRate " + learningRate + " must be above 0 and weightDecay " + weightDecay
          + " at least 0");
    }
    return Optional.empty();
  }

  /** The width inside the feed-forward part. */
  int hidden() {
    return mlpWidth > 0 ? mlpWidth : (8 * width / 3 + 15) / 16 * 16;
  }
}
