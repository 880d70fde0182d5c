package io.headframe.core.host.internal.plugin.profile;

import com.google.gson.JsonParseException;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.internal.plugin.Phases;
import io.headframe.core.host.internal.plugin.PluginError;
import io.headframe.core.host.internal.run.Failure;
import io.headframe.core.host.internal.run.ResultJson;
import io.headframe.core.host.plugin.PluginSet;
import io.headframe.core.host.plugin.PluginSet.Entry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The sets of plugins of a home: one file a set, and the file {@code current} with the number of the one in use. A
 * set is written before its number, and the number is exchanged in one step, so that a process that is killed anywhere
 * leaves the old set or the new one.
 */
public final class SetStore {

  static final String CURRENT = "current";
  private static final int KEPT = 50;
  private static final int SWEPT_EACH = 10;
  private static final String JSON = ".json";

  private final Path folder;
  private final JarStore jars;
  private final Phases phases;

  /**
   * @param folder of the sets; made when the first is written
   * @param jars swept when sets are forgotten
   * @param phases hears when a set was written, and when it became current
   */
  public SetStore(Path folder, JarStore jars, Phases phases) {
    this.folder = folder;
    this.jars = jars;
    this.phases = phases;
  }

  /** Where the sets are. */
  public Path folder() {
    return folder;
  }

  /** The set in use. */
  public PluginSet current() {
    Path pointer = folder.resolve(CURRENT);
    try {
      if (!Files.exists(pointer)) {
        return new PluginSet(0, Instant.EPOCH, "", List.of(), Map.of(), false, "");
      }
      return read(Integer.parseInt(Files.readString(pointer).strip()));
    } catch (IOException | NumberFormatException damaged) {
      throw new HeadframeException(damaged, PluginError.DAMAGED_SET, pointer, Failure.message(damaged));
    }
  }

  /** A set of the past. */
  public PluginSet read(int number) {
    Path file = file(number);
    if (number != 0 && !Files.exists(file)) {
      throw new HeadframeException(PluginError.NO_SUCH_SET, number);
    }
    try {
      PluginSet set = number == 0 ? new PluginSet(0, Instant.EPOCH, "", List.of(), Map.of(), false, "")
          : ResultJson.converter().fromJson(Files.readString(file), PluginSet.class);
      if (set == null || set.number() != number) {
        throw new JsonParseException("it is no set with this number");
      }
      return set;
    } catch (IOException | RuntimeException damaged) {
      throw new HeadframeException(damaged, PluginError.DAMAGED_SET, file, Failure.message(damaged));
    }
  }

  /** The numbers of the sets that are kept, the newest first. */
  public List<Integer> numbers() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString())
          .filter(name -> name.matches("\\d+\\" + JSON))
          .map(name -> Integer.valueOf(name.replace(JSON, "")))
          .sorted(Comparator.reverseOrder())
          .toList();
    } catch (IOException failed) {
      throw new HeadframeException(failed, PluginError.DAMAGED_SET, folder, Failure.message(failed));
    }
  }

  /**
   * Writes a set and makes it current.
   *
   * @param set its number is not used
   * @return the set with its number
   */
  public PluginSet commit(PluginSet set) {
    try {
      Files.createDirectories(folder);
      int number = 1 + Math.max(numbers().stream().findFirst().orElse(0), current().number());
      PluginSet numbered = new PluginSet(
          number, set.created(), set.command(), set.plugins(), set.folder(), set.untried(), set.reason());
      replace(file(number), ResultJson.converter().toJson(numbered));
      phases.reached("set written");
      point(number);
      phases.reached("set current");
      if (number % SWEPT_EACH == 0) {
        forget(number);
      }
      return numbered;
    } catch (IOException failed) {
      throw new HeadframeException(failed, PluginError.NOT_WRITTEN, folder, Failure.message(failed));
    }
  }

  /** The same set, tried now. */
  public void tried(PluginSet set) {
    try {
      replace(file(set.number()), ResultJson.converter().toJson(new PluginSet(set.number(), set.created(),
          set.command(), set.plugins(), set.folder(), false, set.reason())));
    } catch (IOException failed) {
      throw new HeadframeException(failed, PluginError.NOT_WRITTEN, folder, Failure.message(failed));
    }
  }

  private void point(int number) throws IOException {
    replace(folder.resolve(CURRENT), Integer.toString(number));
  }

  private void forget(int newest) throws IOException {
    Set<String> needed = new HashSet<>();
    List<Integer> numbers = new ArrayList<>(numbers());
    for (int number : numbers) {
      if (number <= newest - KEPT) {
        Files.deleteIfExists(file(number));
      } else {
        read(number).plugins().stream().map(Entry::sha256).forEach(needed::add);
      }
    }
    jars.sweep(needed);
  }

  private Path file(int number) {
    return folder.resolve(number + JSON);
  }

  /** On the disk before it is called what it is. */
  static void replace(Path file, String content) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
        StandardOpenOption.TRUNCATE_EXISTING)) {
      channel.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
