package io.headframe.draft.heads;

import com.google.gson.Gson;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.safetensors.WholeFile;
import io.headframe.draft.api.DraftTraining;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is being trained in a folder, so that a training goes on with the same and nothing else. */
public final class BegunTraining {

  private static final String FOLDER = "training";
  private static final String BEGUN = "begun.json";
  private static final Gson GSON = new Gson();

  private BegunTraining() {}

  /**
   * Begins a training in a folder, or goes on with the one that is there.
   *
   * @param folder of the heads
   * @param drafter its id
   * @param task with layers and seed all that decides what comes out
   * @param layers of each head, where the task leaves them to the technique
   * @return the folder of the checkpoints, inside of it
   * @throws HeadframeException if something else is being trained there
   * @throws IOException if the folder cannot be read or written
   */
  public static Path in(Path folder, String drafter, DraftTraining task, int layers, long seed) throws IOException {
    Map<String, Object> asked = new LinkedHashMap<>();
    asked.put("drafter", drafter);
    asked.put("model", task.model().digest());
    asked.put("text", Integer.toHexString(Arrays.hashCode(task.trained())));
    asked.put("vocabulary", task.vocabulary());
    asked.put("heads", task.heads());
    asked.put("layers", layers);
    asked.put("window", task.window());
    asked.put("batch", task.batch());
    asked.put("steps", task.steps());
    asked.put("learningRate", task.learningRate());
    asked.put("seed", seed);
    Path training = folder.resolve(FOLDER);
    String text = GSON.toJson(asked);
    Path file = training.resolve(BEGUN);
    if (Files.exists(file)) {
      String there = Files.readString(file);
      if (!there.equals(text)) {
        throw new HeadframeException(HeadError.OTHER_TRAINING, folder, text, there);
      }
      return training;
    }
    Files.createDirectories(training);
    WholeFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    return training;
  }
}
