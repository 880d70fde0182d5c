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
 * @param texts ids of text generators, which make new windows for every step: each window is by chance of one of them,
 *     a generator that is named twice twice as likely
 * @param tokenizer {@code byte-pairs}, or {@code words}: every word of the text a token
 * @param vocabulary tokens of a byte-pair tokenizer, at most
 * @param layers blocks
 * @param heads attention heads in a block; divides {@code width}
 * @param width of the residual stream
 * @param mlpWidth inside the feed-forward part; 0 for 8/3 of the width, rounded up to a multiple of 16
 * @param biases whether attention has biases. Without any, a head that attends by distance alone has to build what it
 *     adds to queries and keys into the embeddings, which takes long
 * @param rotaryBase of the angles by which positions turn queries and keys; with a greater one a larger part of a head
 *     compares tokens whatever their distance
 * @param context positions
 * @param shortest positions of the first windows; 0 for {@code context} from the beginning. Shorter windows are more
 *     in a step, so that it has as many tokens
 * @param lengthenEvery steps after which windows are twice as long, until they have {@code context} positions
 * @param batch sequences in a step, once they have {@code context} positions
 * @param steps in all; 0 for as many as fit into {@code minutes}
 * @param minutes of training, where {@code steps} is 0
 * @param learningRate the highest
 * @param warmUp steps until the learning rate is highest
 * @param weightDecay of all weights but the gains of normalisations
 * @param deviation of the first numbers of weights
 * @param mimetic heads of each layer but the first that begin by attending to tokens like the current one and copying
 *     them; if above 0, all heads of the first layer do, and lean towards the token before where attention has biases
 * @param copied what a token counts in the loss that stood after the same token before in the window, so that it can be
 *     copied; others count 1
 */
record Recipe(String text, List<String> pairs, int documents, List<String> texts, String tokenizer, int vocabulary,
    int layers, int heads, int width, int mlpWidth, boolean biases, double rotaryBase, int context, int shortest,
    int lengthenEvery, int batch, long steps, double minutes, double learningRate, int warmUp, double weightDecay,
    double deviation, int mimetic, double copied) {

  static final String BYTE_PAIRS = "byte-pairs";
  static final String WORDS = "words";

  /** Steps that are timed before the number of steps is chosen. */
  static final int TIMED = 20;

  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  Recipe {
    pairs = pairs == null ? List.of() : List.copyOf(pairs);
    texts = texts == null ? List.of() : List.copyOf(texts);
  }

  /** What is used where nothing is said. */
  static Recipe standard() {
    return new Recipe("", List.of(), 20_000, List.of(), BYTE_PAIRS, 1024, 4, 4, 128, 0, false, 10_000, 256, 0, 0, 8, 0,
        10, 2e-3, 100, 0.1, 0.02, 0, 1);
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
    if ((text.isEmpty() ? 0 : 1) + (pairs.isEmpty() ? 0 : 1) + (texts.isEmpty() ? 0 : 1) > 1) {
      return Optional.of("it names more than one of text, pairs and texts");
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
    if (shortest < 0 || shortest == 1 || shortest > context || lengthenEvery < 0
        || shortest > 0 && lengthenEvery == 0) {
      return Optional.of("shortest " + shortest + " and lengthenEvery " + lengthenEvery + " do not fit: 2 to "
          + context + " positions and at least 1 step, or 0 for windows of one length");
    }
    if (mimetic < 0 || mimetic > heads) {
      return Optional.of("mimetic is " + mimetic + " of " + heads + " heads");
    }
    if (!(learningRate > 0) || !(weightDecay >= 0) || !(deviation > 0) || !(rotaryBase > 1) || !(copied > 0)) {
      return Optional.of("learningRate " + learningRate + ", deviation " + deviation + " and copied " + copied
          + " must be above 0, weightDecay " + weightDecay + " at least 0, and rotaryBase " + rotaryBase + " above 1");
    }
    return Optional.empty();
  }

  /** Positions of the windows of a step. */
  int contextAt(long step) {
    if (shortest == 0) {
      return context;
    }
    long doublings = Math.min(30, step / lengthenEvery);
    return (int) Math.min(context, (long) shortest << doublings);
  }

  /** Windows of a step. */
  int batchAt(long step) {
    return batch * context / contextAt(step);
  }

  /** The width inside the feed-forward part. */
  int hidden() {
    return mlpWidth > 0 ? mlpWidth : (8 * width / 3 + 15) / 16 * 16;
  }
}
