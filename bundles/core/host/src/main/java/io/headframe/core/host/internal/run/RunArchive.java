package io.headframe.core.host.internal.run;

import com.google.gson.JsonParseException;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.RunOutcome;
import io.headframe.core.host.RunRecord;
import io.headframe.core.host.internal.HostError;
import io.headframe.core.host.internal.Nearest;
import io.headframe.core.method.view.View;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folders of runs. A folder has a {@code run.json} once its run has ended. */
final class RunArchive {

  private static final Logger LOG = LoggerFactory.getLogger(RunArchive.class);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
  static final String RECORD = "run.json";
  static final String VIEWS = "views.json";
  private static final String LATEST = "latest";
  private static final int SHOWN = 5;

  private final Path folder;

  RunArchive(Path folder) {
    this.folder = folder;
  }

  /** Makes the folder of a new run; its name is the run's id. */
  Path create(String method, Instant started) {
    try {
      Files.createDirectories(folder);
      while (true) {
        String id = String.format(Locale.ROOT, "%s-%s-%04x", TIME.format(started),
            method.replaceAll("[^A-Za-z0-9._-]", "-"), ThreadLocalRandom.current().nextInt(1 << 16));
        try {
          return Files.createDirectory(folder.resolve(id));
        } catch (FileAlreadyExistsException taken) {
          LOG.debug("The run id {} is taken", id);
        }
      }
    } catch (IOException failed) {
      throw new HeadframeException(failed, HostError.NO_RUN_FOLDER, folder, Failure.message(failed));
    }
  }

  /** Writes views first and the record last: a record is there only when all of the run is. */
  void write(Path run, RunRecord record, List<View> views) throws IOException {
    replace(run.resolve(VIEWS), ViewFile.write(views));
    replace(run.resolve(RECORD), ResultJson.converter().toJson(record));
  }

  private static void replace(Path file, String content) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + ".part");
    Files.writeString(temporary, content);
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** All records that can be read, the newest first. */
  List<RunRecord> list() {
    List<RunRecord> records = new ArrayList<>();
    for (String id : ids()) {
      try {
        records.add(record(id));
      } catch (HeadframeException unreadable) {
        LOG.warn("{}", unreadable.getMessage());
      }
    }
    records.sort(Comparator.comparing(RunRecord::started).thenComparing(RunRecord::id).reversed());
    return records;
  }

  /** The run of an id, of a beginning that no other has, or the latest. */
  RunOutcome find(String asked) {
    String id = resolve(asked);
    Path run = folder.resolve(id);
    RunRecord record = record(id);
    try {
      return new RunOutcome(record, ViewFile.read(Files.readString(run.resolve(VIEWS))), run, null);
    } catch (IOException | RuntimeException damaged) {
      throw new HeadframeException(damaged, HostError.UNREADABLE_RUN, id, Failure.message(damaged), run);
    }
  }

  private String resolve(String asked) {
    List<String> ids = ids();
    if (asked.equals(LATEST) && !ids.isEmpty()) {
      List<RunRecord> newestFirst = list();
      return newestFirst.isEmpty() ? ids.get(0) : newestFirst.get(0).id();
    }
    List<String> matching = ids.stream().filter(id -> id.startsWith(asked)).toList();
    if (ids.contains(asked)) {
      return asked;
    }
    if (matching.size() > 1) {
      throw new HeadframeException(HostError.AMBIGUOUS_RUN, asked, String.join(", ", shown(matching)));
    }
    if (matching.isEmpty()) {
      throw new HeadframeException(HostError.UNKNOWN_RUN, asked, suggestion(asked, ids));
    }
    return matching.get(0);
  }

  private static String suggestion(String asked, List<String> ids) {
    String nearest = Nearest.suggestion(asked, ids);
    return !nearest.isEmpty() || ids.isEmpty() ? nearest : "; the newest are " + String.join(", ", shown(ids));
  }

  private static List<String> shown(List<String> ids) {
    return ids.subList(0, Math.min(SHOWN, ids.size()));
  }

  /** Ids begin with the time, so the reverse of alphabetical order is newest first. */
  private List<String> ids() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> runs = Files.list(folder)) {
      return runs.filter(run -> Files.exists(run.resolve(RECORD)))
          .map(run -> run.getFileName().toString())
          .sorted(Comparator.reverseOrder())
          .toList();
    } catch (IOException failed) {
      LOG.warn("The runs in {} cannot be listed", folder, failed);
      return List.of();
    }
  }

  private RunRecord record(String id) {
    Path run = folder.resolve(id);
    try {
      RunRecord record = ResultJson.converter().fromJson(Files.readString(run.resolve(RECORD)), RunRecord.class);
      if (record == null || record.started() == null || record.status() == null || !id.equals(record.id())) {
        throw new JsonParseException("it is no record of this run");
      }
      return record;
    } catch (IOException | RuntimeException damaged) {
      throw new HeadframeException(damaged, HostError.UNREADABLE_RUN, id, Failure.message(damaged), run);
    }
  }
}
