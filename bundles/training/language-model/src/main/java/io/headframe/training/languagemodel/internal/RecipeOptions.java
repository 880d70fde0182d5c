package io.headframe.training.languagemodel.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.headframe.core.error.HeadframeException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the recipe that a user means, and changes what they set besides. */
final class RecipeOptions {

  /** Recipes that this bundle carries. */
  static final List<String> BUILT_IN = List.of("needles", "needles-one-layer", "ordinals", "stories", "prompts");

  private RecipeOptions() {}

  /**
   * The recipe.
   *
   * @param begun in the folder, if something was
   */
  static Recipe of(TrainLanguageModel.Parameters parameters, Optional<TrainingFolder.Begun> begun) {
    Recipe base;
    if (parameters.recipe().isPresent()) {
      base = read(parameters.recipe().get());
    } else if (parameters.text().isEmpty() && begun.isPresent()) {
      base = begun.get().recipe();
    } else {
      base = Recipe.standard();
    }
    JsonObject changes = new JsonObject();
    parameters.text().ifPresent(text -> {
      changes.addProperty("text", text.toAbsolutePath().normalize().toString());
      changes.add("pairs", new JsonArray());
      changes.add("texts", new JsonArray());
    });
    parameters.layers().ifPresent(value -> changes.addProperty("layers", value));
    parameters.heads().ifPresent(value -> changes.addProperty("heads", value));
    parameters.width().ifPresent(value -> changes.addProperty("width", value));
    parameters.context().ifPresent(value -> changes.addProperty("context", value));
    parameters.vocabulary().ifPresent(value -> changes.addProperty("vocabulary", value));
    parameters.batch().ifPresent(value -> changes.addProperty("batch", value));
    parameters.learningRate().ifPresent(value -> changes.addProperty("learningRate", value));
    parameters.warmUp().ifPresent(value -> changes.addProperty("warmUp", value));
    parameters.steps().ifPresent(value -> changes.addProperty("steps", value));
    parameters.minutes().ifPresent(value -> changes.addProperty("minutes", value));
    if (parameters.minutes().isPresent() && parameters.steps().isEmpty()) {
      changes.addProperty("steps", 0);
    }
    Recipe recipe = base.with("of the options", changes);
    if (recipe.text().isEmpty() && recipe.pairs().isEmpty() && recipe.texts().isEmpty()) {
      throw new HeadframeException(LanguageModelError.NO_DATA);
    }
    return recipe;
  }

  private static Recipe read(String name) {
    if (BUILT_IN.contains(name)) {
      return builtIn(name);
    }
    Path file = path(name);
    if (file == null || !Files.isRegularFile(file)) {
      throw new HeadframeException(LanguageModelError.UNKNOWN_RECIPE, name, String.join(", ", BUILT_IN));
    }
    try {
      Recipe recipe = Recipe.parse(name, Files.readString(file));
      if (recipe.text().isEmpty()) {
        return recipe;
      }
      JsonObject place = new JsonObject();
      place.addProperty("text",
          file.toAbsolutePath().getParent().resolve(recipe.text()).normalize().toString());
      return recipe.with(name, place);
    } catch (IOException e) {
      throw new HeadframeException(e, LanguageModelError.UNREADABLE, file, e);
    }
  }

  private static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static Recipe builtIn(String name) {
    try (InputStream in = RecipeOptions.class.getResourceAsStream("/META-INF/headframe/recipes/" + name + ".json")) {
      return Recipe.parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
