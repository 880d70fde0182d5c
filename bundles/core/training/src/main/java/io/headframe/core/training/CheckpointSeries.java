package io.headframe.core.training;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.safetensors.WholeFile;
import io.headframe.core.training.internal.TrainingError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The checkpoints of a run: one safetensors file for each, {@code step-000001000.safetensors}, with the arrays under
 * their names, what the optimiser remembers and the numbers of all steps. The newest is always there; those before it
 * are deleted but for the steps that are kept, which show how a model came to be. A file is there whole or not at all.
 *
 * @param folder made if it is not there
 * @param every steps between checkpoints, at least 1; a run also writes one when it ends or is cancelled
 * @param kept which steps are written in any case and stay
 */
public record CheckpointSeries(Path folder, long every, LongPredicate kept) {

  private static final Pattern NAME = Pattern.compile("step-(\\d{9,})\\.safetensors");

  /** Checks the number. */
  public CheckpointSeries {
    if (every < 1) {
      throw new IllegalArgumentException("checkpoints every " + every + " steps");
    }
  }

  /** A series of which the newest alone is kept. */
  public static CheckpointSeries newest(Path folder, long every) {
    return new CheckpointSeries(folder, every, step -> false);
  }

  /** The checkpoints that are there, by the steps that were done before them. */
  public NavigableMap<Long, Path> files() {
    NavigableMap<Long, Path> found = new TreeMap<>();
    for (Path file : list()) {
      Matcher name = NAME.matcher(file.getFileName().toString());
      if (name.matches()) {
        found.put(Long.parseLong(name.group(1)), file);
      }
    }
    return found;
  }

  /** The checkpoint to go on from. */
  public Optional<Path> last() {
    return Optional.ofNullable(files().lastEntry()).map(Map.Entry::getValue);
  }

  /** Whether a checkpoint is due after so many steps. */
  boolean isDue(long steps) {
    return steps % every == 0 || kept.test(steps);
  }

  /** Writes a checkpoint, then deletes those before it that are not kept. */
  void write(TrainingRun<?> run) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw unusable(e);
    }
    run.save(folder.resolve("step-%09d.safetensors".formatted(run.step())));
    try {
      for (Map.Entry<Long, Path> older : files().headMap(run.step()).entrySet()) {
        if (!kept.test(older.getKey())) {
          Files.delete(older.getValue());
        }
      }
      for (Path file : list()) {
        if (file.getFileName().toString().endsWith(WholeFile.PART)) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private List<Path> list() {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private HeadframeException unusable(IOException e) {
    return new HeadframeException(e, TrainingError.FOLDER, folder, e);
  }
}
