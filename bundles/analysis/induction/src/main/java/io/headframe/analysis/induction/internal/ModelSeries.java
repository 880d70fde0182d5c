package io.headframe.analysis.induction.internal;

import io.headframe.core.error.HeadframeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Models along a training, in the order of their steps. */
final class ModelSeries {

  private static final Pattern NUMBER_AT_END = Pattern.compile("(\\d{1,18})$");
  private static final String MODEL = "config.json";

  private ModelSeries() {}

  /**
   * A model of the series.
   *
   * @param step of the training
   * @param name as a user writes it: an embedded model's name, a folder or a file
   */
  record Member(long step, String name) {}

  /**
   * Reads a series: a folder that is no model itself and has a folder for each model, named by its step; or names
   * separated by commas, in their order, whose steps are the numbers that they end in where all do and these ascend,
   * and otherwise 1, 2 and so on.
   *
   * @return at least one, steps ascending
   * @throws HeadframeException if the folder has no models, or two of them one step
   */
  static List<Member> of(String text) {
    Path folder = folder(text);
    List<Member> members = folder == null ? named(List.of(text.split(","))) : in(folder);
    for (int i = 1; i < members.size(); i++) {
      if (members.get(i).step() == members.get(i - 1).step()) {
        throw new HeadframeException(
            InductionError.SAME_STEP, members.get(i).step(), members.get(i - 1).name(), members.get(i).name());
      }
    }
    return members;
  }

  private static Path folder(String text) {
    try {
      Path path = Path.of(text.strip());
      return Files.isDirectory(path) && !Files.exists(path.resolve(MODEL)) ? path : null;
    } catch (InvalidPathException noPath) {
      return null;
    }
  }

  private static List<Member> in(Path folder) {
    List<Member> members = new ArrayList<>();
    try (Stream<Path> found = Files.list(folder)) {
      found.filter(each -> Files.exists(each.resolve(MODEL))).forEach(each ->
          step(each.getFileName().toString()).ifPresent(step -> members.add(new Member(step, each.toString()))));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    if (members.isEmpty()) {
      throw new HeadframeException(InductionError.NO_MODELS, folder);
    }
    members.sort(Comparator.comparingLong(Member::step).thenComparing(Member::name));
    return members;
  }

  private static List<Member> named(List<String> names) {
    List<Member> numbered = new ArrayList<>();
    List<Member> counted = new ArrayList<>();
    for (String name : names) {
      counted.add(new Member(counted.size() + 1L, name.strip()));
      step(name.strip()).ifPresent(step -> numbered.add(new Member(step, name.strip())));
    }
    boolean ascending = numbered.size() == names.size();
    for (int i = 1; ascending && i < numbered.size(); i++) {
      ascending = numbered.get(i - 1).step() < numbered.get(i).step();
    }
    return ascending ? numbered : counted;
  }

  private static OptionalLong step(String name) {
    Matcher number = NUMBER_AT_END.matcher(name);
    return number.find() ? OptionalLong.of(Long.parseLong(number.group(1))) : OptionalLong.empty();
  }
}
