package io.headframe.core.testing;

import io.headframe.core.method.Lease;
import io.headframe.core.method.Leases;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Leases on techniques that a test put in, for use without OSGi. Immutable. */
public final class FixedLeases implements Leases {

  private final Map<Key, Object> techniques;

  /** No techniques. */
  public FixedLeases() {
    this(Map.of());
  }

  private FixedLeases(Map<Key, Object> techniques) {
    this.techniques = techniques;
  }

  /** These and one more. */
  public <T> FixedLeases with(Class<T> type, String id, T technique) {
    Map<Key, Object> more = new LinkedHashMap<>(techniques);
    more.put(new Key(type, id), technique);
    return new FixedLeases(more);
  }

  @Override
  public <T> Lease<T> lease(Class<T> type, String id) {
    T technique = type.cast(techniques.get(new Key(type, id)));
    if (technique == null) {
      throw new IllegalArgumentException("no " + type.getSimpleName() + " '" + id + "' in " + techniques.keySet());
    }
    return new Lease<>() {
      @Override
      public T get() {
        return technique;
      }

      @Override
      public void close() {
        // A fixed technique is never removed.
      }
    };
  }

  @Override
  public List<String> ids(Class<?> type) {
    return techniques.keySet().stream().filter(key -> key.type() == type).map(Key::id).sorted().toList();
  }

  private record Key(Class<?> type, String id) {}
}
