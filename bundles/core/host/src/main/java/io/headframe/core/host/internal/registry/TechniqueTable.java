package io.headframe.core.host.internal.registry;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.internal.HostError;
import io.headframe.core.host.internal.Nearest;
import io.headframe.core.method.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The current generation of every technique. Reading takes no lock: a change publishes a new table and only then
 * retires what is gone, so that a reader who comes too late for a generation finds its successor.
 */
public final class TechniqueTable {

  /** Type name to id to who provides it: one generation, unless bundles quarrel about the id. */
  private volatile Map<String, Map<String, List<Generation>>> current = Map.of();

  /**
   * Takes a lease on the current generation.
   *
   * @throws HeadframeException if there is none, several bundles provide it, its activation fails or takes too long, or
   *     its bundle is quarantined
   */
  public <T> TechniqueLease<T> lease(Class<T> type, String id) {
    while (true) {
      Generation generation = only(type, id);
      if (generation.acquire()) {
        try {
          return new TechniqueLease<>(generation, cast(type, generation));
        } catch (RuntimeException | Error failure) {
          generation.release();
          throw failure;
        }
      }
      generation.requireNoQuarantine();
    }
  }

  /** The ids of an extension point, in alphabetical order. */
  public List<String> ids(String type) {
    return List.copyOf(new TreeSet<>(current.getOrDefault(type, Map.of()).keySet()));
  }

  /** Everybody who provides a technique: nobody, one, or several who quarrel. */
  public List<Generation> providers(String type, String id) {
    return current.getOrDefault(type, Map.of()).getOrDefault(id, List.of());
  }

  /** Removes and adds generations in one step, then retires the removed. */
  public synchronized void change(Collection<Generation> remove, Collection<Generation> add) {
    Map<String, Map<String, List<Generation>>> next = new HashMap<>(current);
    Set<String> touched = new TreeSet<>();
    remove.forEach(generation -> touched.addAll(generation.types()));
    add.forEach(generation -> touched.addAll(generation.types()));
    for (String type : touched) {
      next.put(type, changed(type, next.getOrDefault(type, Map.of()), remove, add));
    }
    current = next;
    remove.forEach(Generation::retire);
  }

  private static Map<String, List<Generation>> changed(
      String type, Map<String, List<Generation>> before, Collection<Generation> remove, Collection<Generation> add) {
    Map<String, List<Generation>> after = new HashMap<>(before);
    for (Generation gone : remove) {
      after.computeIfPresent(gone.id(), (id, providers) -> {
        List<Generation> left = providers.stream().filter(other -> other != gone).toList();
        return left.isEmpty() ? null : left;
      });
    }
    for (Generation come : add) {
      if (come.types().contains(type)) {
        List<Generation> providers = new ArrayList<>(after.getOrDefault(come.id(), List.of()));
        providers.add(come);
        after.put(come.id(), List.copyOf(providers));
      }
    }
    return after;
  }

  private Generation only(Class<?> type, String id) {
    Map<String, List<Generation>> ofType = current.get(type.getName());
    List<Generation> providers = ofType == null ? null : ofType.get(id);
    if (providers == null) {
      List<String> known = ids(type.getName());
      throw new HeadframeException(HostError.UNKNOWN_TECHNIQUE, kind(type.getName()), id,
          Nearest.suggestion(id, known), advice(type, known));
    }
    if (providers.size() > 1) {
      throw new HeadframeException(HostError.SHARED_ID, kind(type.getName()), id, names(providers));
    }
    return providers.get(0);
  }

  private static String advice(Class<?> type, List<String> known) {
    if (type == Method.class) {
      return "'headframe methods' lists those that are installed";
    }
    return known.isEmpty() ? "none is installed" : "installed are " + String.join(", ", known);
  }

  private static <T> T cast(Class<T> type, Generation generation) {
    Object service = generation.service();
    if (!type.isInstance(service)) {
      throw new HeadframeException(HostError.WRONG_TYPE, generation.id(), generation.owner(), type.getName());
    }
    return type.cast(service);
  }

  /** The owners of generations, as part of a sentence. */
  public static String names(List<Generation> generations) {
    return generations.stream().map(generation -> generation.owner().toString()).collect(Collectors.joining(" and "));
  }

  /** How people call an extension point: {@code io.headframe.core.method.Method} is a method. */
  public static String kind(String type) {
    String simple = type.substring(type.lastIndexOf('.') + 1);
    return simple.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
  }
}
