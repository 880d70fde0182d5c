package io.headframe.core.tck.internal.technique;

import io.headframe.core.method.Leases;
import java.util.ArrayList;
import java.util.List;

/**
 * The components of a bundle while it is tested.
 *
 * @param bundle a class of it
 * @param leases what they are made with
 */
public record BundleComponents(Class<?> bundle, Leases leases) {

  /** Those that are registered under a type with an id, made. */
  public List<Object> providing(Class<?> type, String id) {
    List<Object> found = new ArrayList<>();
    for (ComponentDescription described : ComponentDescription.all(bundle)) {
      if (described.provides().contains(type.getName()) && described.id().equals(id)) {
        try {
          found.add(new Activation(described, leases)
              .make(Class.forName(described.type(), true, bundle.getClassLoader())));
        } catch (ClassNotFoundException missing) {
          throw new AssertionError(described.type() + " is described and not there", missing);
        }
      }
    }
    return found;
  }
}
