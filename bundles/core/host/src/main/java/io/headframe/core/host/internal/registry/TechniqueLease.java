package io.headframe.core.host.internal.registry;

import io.headframe.core.method.Lease;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/**
 * A lease on a generation. Once closed it refers to nothing of the plugin, so that one that is kept by mistake does
 * not keep the plugin's classes.
 *
 * @param <T> the type of the extension point
 */
public final class TechniqueLease<T> implements Lease<T> {

  @SuppressWarnings("rawtypes")
  private static final AtomicReferenceFieldUpdater<TechniqueLease, Generation> GENERATION =
      AtomicReferenceFieldUpdater.newUpdater(TechniqueLease.class, Generation.class, "generation");

  private volatile Generation generation;
  private T technique;
  private String holder;

  TechniqueLease(Generation generation, T technique) {
    this.technique = technique;
    this.generation = generation;
  }

  @Override
  public T get() {
    T leased = technique;
    if (generation == null || leased == null) {
      throw new IllegalStateException("the lease has ended");
    }
    return leased;
  }

  /**
   * Whose technique it is.
   *
   * @throws IllegalStateException if the lease has ended
   */
  public Owner owner() {
    Generation leased = generation;
    if (leased == null) {
      throw new IllegalStateException("the lease has ended");
    }
    return leased.owner();
  }

  /**
   * A second lease on the same version, for work that may outlast this one.
   *
   * @throws IllegalStateException if the lease has ended
   */
  public TechniqueLease<T> again() {
    Generation leased = generation;
    T same = get();
    leased.acquireAgain();
    return new TechniqueLease<>(leased, same);
  }

  /** Says who holds the lease, for the log of a removal that waits for it. */
  public void heldBy(String name) {
    Generation leased = generation;
    if (leased != null) {
      holder = name;
      leased.holders().add(name);
    }
  }

  @Override
  public void close() {
    Generation leased = GENERATION.getAndSet(this, null);
    if (leased != null) {
      technique = null;
      if (holder != null) {
        leased.holders().remove(holder);
      }
      leased.release();
    }
  }
}
