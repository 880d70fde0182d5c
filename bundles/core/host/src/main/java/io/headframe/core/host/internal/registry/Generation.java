package io.headframe.core.host.internal.registry;

import io.headframe.core.host.internal.isolation.Quarantine;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One version of a technique: its service, and how many leases hold it. Once retired it takes no new lease, and it
 * is drained when the last one ends. The service is fetched at first use, because a technique that nobody calls must
 * not cost boot time.
 */
public final class Generation {

  private static final int REFUSES = Integer.MIN_VALUE;
  private static final int RETIRED = REFUSES | 1 << 30;

  private final List<String> types;
  private final String id;
  private final Owner owner;
  private final Function<String, Object> properties;
  private final Supplier<Object> source;
  /** The number of leases; negative once retired or quarantined. */
  private final AtomicInteger state = new AtomicInteger();
  private final Set<String> holders = ConcurrentHashMap.newKeySet();
  private final CompletableFuture<Void> drained = new CompletableFuture<>();
  private volatile Object service;
  private volatile Quarantine quarantine;

  /**
   * @param types names of the extension points
   * @param id the technique's id
   * @param owner whose it is
   * @param properties its service properties
   * @param source gives the same object each time, or throws
   */
  public Generation(
      List<String> types, String id, Owner owner, Function<String, Object> properties, Supplier<Object> source) {
    this.types = List.copyOf(types);
    this.id = id;
    this.owner = owner;
    this.properties = properties;
    this.source = source;
  }

  /** Names of the extension points. */
  public List<String> types() {
    return types;
  }

  /** The technique's id. */
  public String id() {
    return id;
  }

  /** Whose it is. */
  public Owner owner() {
    return owner;
  }

  /** A service property; null if there is none. */
  public Object property(String name) {
    return properties.apply(name);
  }

  /** How many leases hold it. */
  public int leases() {
    return state.get() & ~RETIRED;
  }

  /** The leases' holders, as far as they gave a name. */
  public Set<String> holders() {
    return holders;
  }

  /** Completed when it is retired and its last lease has ended. */
  public CompletableFuture<Void> drained() {
    return drained;
  }

  /**
   * The technique.
   *
   * @throws io.headframe.core.error.HeadframeException if its activation fails
   */
  public Object service() {
    Object found = service;
    if (found == null) {
      found = source.get();
      service = found;
    }
    return found;
  }

  boolean acquire() {
    int leases;
    do {
      leases = state.get();
      if (leases < 0) {
        return false;
      }
    } while (!state.compareAndSet(leases, leases + 1));
    return true;
  }

  /** One more lease for somebody who has one already: it succeeds even when the generation is retired. */
  void acquireAgain() {
    state.incrementAndGet();
  }

  void release() {
    if (state.decrementAndGet() == RETIRED) {
      drained.complete(null);
    }
  }

  void retire() {
    int before = state.getAndUpdate(leases -> leases | RETIRED);
    if ((before & ~REFUSES) == 0) {
      drained.complete(null);
    }
  }

  /** From now on it takes no new lease, retired or not. */
  void quarantine(Quarantine reason) {
    quarantine = reason;
    state.getAndUpdate(leases -> leases | REFUSES);
  }

  /** Throws why it takes no lease, unless it is only retired. */
  void requireNoQuarantine() {
    Quarantine reason = quarantine;
    if (reason != null) {
      throw reason.refusal();
    }
  }
}
