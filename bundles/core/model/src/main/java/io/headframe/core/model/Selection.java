package io.headframe.core.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A part of an activation: on each axis that is named these indices, on every other axis all.
 *
 * <pre>
 * Selection.ALL.on(Axis.HEAD, 3).on(Axis.POSITION, 7, 8)
 * </pre>
 *
 * @param indices by axis, each from 0, in ascending order, without repetition
 */
public record Selection(Map<Axis, List<Integer>> indices) {

  /** The whole activation. */
  public static final Selection ALL = new Selection(Map.of());

  /** Sorts, removes repetitions and copies. */
  public Selection {
    Map<Axis, List<Integer>> copy = new EnumMap<>(Axis.class);
    indices.forEach((axis, list) -> {
      if (list.isEmpty() || list.stream().anyMatch(index -> index < 0)) {
        throw new IllegalArgumentException("indices of " + axis + " are one or more numbers from 0, not " + list);
      }
      copy.put(axis, list.stream().sorted().distinct().toList());
    });
    indices = Collections.unmodifiableMap(copy);
  }

  /** The part of this one that has one of these indices on an axis. */
  public Selection on(Axis axis, int... these) {
    Map<Axis, List<Integer>> more = new EnumMap<>(Axis.class);
    more.putAll(indices);
    more.put(axis, Arrays.stream(these).boxed().toList());
    return new Selection(more);
  }

  /** These heads. */
  public static Selection heads(int... heads) {
    return ALL.on(Axis.HEAD, heads);
  }

  /** These token positions. */
  public static Selection positions(int... positions) {
    return ALL.on(Axis.POSITION, positions);
  }

  /** Whether it is the whole activation. */
  public boolean isAll() {
    return indices.isEmpty();
  }

  /** For example {@code [head 3, position 7 8]}; empty for all. */
  @Override
  public String toString() {
    return isAll() ? "" : indices.entrySet().stream()
        .map(entry -> entry.getKey().name().toLowerCase(Locale.ROOT) + " "
            + entry.getValue().stream().map(String::valueOf).collect(Collectors.joining(" ")))
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
