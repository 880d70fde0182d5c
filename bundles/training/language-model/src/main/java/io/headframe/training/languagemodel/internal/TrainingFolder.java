package io.headframe.training.languagemodel.internal;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.training.CheckpointSeries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The folder beside a model that is being trained: what was asked for, and the checkpoints.
 *
 * @param folder {@code training} in the folder of the model
 */
record TrainingFolder(Path folder) {

  private static final String BEGUN = "begun.json";

  /**
   * What a training was begun with.
   *
   * @param recipe with the number of steps, once it is known
   * @param seed of the run
   * @param text SHA-256 of the text
   */
  record Begun(Recipe recipe, long seed, String text) {}

  /** What a training in this folder was begun with, if there is one. */
  Optional<Begun> begun() {
    Path file = folder.resolve(BEGUN);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
      return Optional.of(new Begun(Recipe.parse(file.toString(), json.get("recipe").toString()),
          json.get("seed").getAsLong(), json.get("text").getAsString()));
    } catch (IOException | RuntimeException e) {
      throw new HeadframeException(e, LanguageModelError.BAD_RECIPE, file, "it is damaged; delete the folder to begin"
          + " anew");
    }
  }

  /** Notes what a training is begun with. */
  void begin(Begun begun) {
    JsonObject json = new JsonObject();
    json.add("recipe", begun.recipe.toJson());
    json.addProperty("seed", begun.seed);
    json.addProperty("text", begun.text);
    new ModelFolder(folder).begin(BEGUN, json);
  }

  /**
   * What is asked for, with the number of steps that was chosen in this folder, where none is asked for.
   *
   * @throws HeadframeException if a training of something else is in the folder
   */
  Begun goingOn(Begun asked) {
    Optional<Begun> found = begun();
    if (found.isEmpty()) {
      return asked;
    }
    Begun there = found.get();
    JsonObject wanted = asked.recipe.toJson();
    JsonObject has = there.recipe.toJson();
    if (asked.recipe.steps() == 0) {
      wanted.add("steps", has.get("steps"));
      wanted.add("minutes", has.get("minutes"));
    }
    // Where the file lies does not matter; what is in it is compared below.
    wanted.add("text", has.get("text"));
    for (Map.Entry<String, JsonElement> field : wanted.entrySet()) {
      same(field.getKey(), has.get(field.getKey()).toString(), field.getValue().toString());
    }
    same("seed", Long.toString(there.seed), Long.toString(asked.seed));
    same("text", there.text, asked.text);
    return there;
  }

  private void same(String what, String there, String asked) {
    if (!there.equals(asked)) {
      throw new HeadframeException(LanguageModelError.OTHER_RECIPE, folder.getParent(), what, there, asked);
    }
  }

  /** The checkpoints. */
  CheckpointSeries checkpoints(int every) {
    return CheckpointSeries.newest(folder, every);
  }
}
