package io.headframe.core.host.internal.plugin.profile;

import io.headframe.core.host.internal.run.Failure;
import io.headframe.core.host.internal.run.ResultJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Changes that were refused, each a line of JSON in the file {@code refused.jsonl}, with the reason. */
public final class Refusals {

  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
  private static final int KEPT = 200;

  private final Path file;

  /**
   * @param folder of the sets
   */
  public Refusals(Path folder) {
    this.file = folder.resolve("refused.jsonl");
  }

  /**
   * One of them.
   *
   * @param when as UTC
   * @param stayed the number of the set that stayed in use
   * @param command what was asked for
   * @param reason the sentence, with its id
   */
  public record Refusal(Instant when, int stayed, String command, String reason) {}

  /** Notes one. A disk that is full has been named already: the reason itself must not be lost to the caller. */
  public void add(Refusal refusal) {
    try {
      Files.createDirectories(file.getParent());
      List<Refusal> all = list();
      if (all.size() >= 2 * KEPT) {
        StringBuilder lines = new StringBuilder();
        all.subList(all.size() - KEPT, all.size())
            .forEach(each -> lines.append(ResultJson.converter().toJson(each)).append('\n'));
        SetStore.replace(file, lines.toString());
      }
      Files.writeString(file, ResultJson.converter().toJson(refusal) + "\n", StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException failed) {
      LOG.warn("The reason of a refusal cannot be kept in {}: {}", file, Failure.message(failed));
    }
  }

  /** All, the oldest first; a line that is damaged is passed over. */
  public List<Refusal> list() {
    List<Refusal> all = new ArrayList<>();
    try {
      for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
        try {
          Refusal refusal = ResultJson.converter().fromJson(line, Refusal.class);
          if (refusal != null && refusal.when() != null) {
            all.add(refusal);
          }
        } catch (RuntimeException damaged) {
          LOG.debug("A line of {} is damaged", file);
        }
      }
    } catch (IOException unreadable) {
      LOG.warn("{} cannot be read: {}", file, Failure.message(unreadable));
    }
    return all;
  }
}
