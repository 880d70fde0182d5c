package io.headframe.core.host.internal.isolation;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What the host keeps of one bundle while it is installed: counts, breakers, threads that were given up. It holds words
 * and numbers, and nothing of the bundle itself. For several threads.
 */
public final class Compartment {

  private final long bundle;
  private final String name;
  private final String version;
  private final Breaker.Limits limits;
  private final ClassLoader context;
  private final Map<String, Tally> tallies = new ConcurrentHashMap<>();
  private final Map<String, Breaker> breakers = new ConcurrentHashMap<>();
  private final List<WeakReference<Thread>> givenUp = new CopyOnWriteArrayList<>();
  private volatile Quarantine quarantine;

  Compartment(long bundle, String name, String version, Breaker.Limits limits) {
    this.bundle = bundle;
    this.name = name;
    this.version = version;
    this.limits = limits;
    this.context = new PluginContext(bundle, toString());
  }

  /** The bundle's id in the framework. */
  public long bundle() {
    return bundle;
  }

  /** Its symbolic name. */
  public String name() {
    return name;
  }

  /** Its version. */
  public String version() {
    return version;
  }

  /** For threads while they are in its code; see {@link PluginContext}. */
  public ClassLoader context() {
    return context;
  }

  /** The counts of a method. */
  public Tally tally(String method) {
    return tallies.computeIfAbsent(method, id -> new Tally());
  }

  /** The breaker of a method. */
  public Breaker breaker(String method) {
    return breakers.computeIfAbsent(method, id -> new Breaker(limits, System::nanoTime, id, name, version));
  }

  /** The methods that were run, in alphabetical order. */
  public Set<String> methods() {
    return new TreeSet<>(tallies.keySet());
  }

  /** Why its techniques take no new lease; null if they do. */
  public Quarantine quarantine() {
    return quarantine;
  }

  /**
   * For those who got a lease before it was quarantined.
   *
   * @throws io.headframe.core.error.HeadframeException if it is quarantined
   */
  public void requireNoQuarantine() {
    Quarantine reason = quarantine;
    if (reason != null) {
      throw reason.refusal();
    }
  }

  /** The names of its threads that were given up and still live. */
  public List<String> threadsGivenUp() {
    givenUp.removeIf(thread -> thread.get() == null || !thread.get().isAlive());
    return givenUp.stream().map(WeakReference::get).filter(thread -> thread != null).map(Thread::getName).toList();
  }

  void giveUp(Thread thread, Quarantine reason) {
    givenUp.add(new WeakReference<>(thread));
    quarantine = reason;
  }

  /** Lets its methods run again. Returns how many were held back. */
  int reset() {
    return (int) breakers.values().stream().filter(Breaker::reset).count();
  }

  /** Name and version. */
  @Override
  public String toString() {
    return name + " " + version;
  }
}
