package io.headframe.core.tck.internal.technique;

/** What every technique promises, whatever its extension point. A test names the rule that it breaks. */
public enum TechniqueRule {

  /** Where a host finds it. */
  COMPONENT("a component description provides the extension point and has an id"),

  /** What people type. */
  ID("the id has the form of those of its extension point"),

  /** What a host does to it. */
  ACTIVATION("it can be made of leases alone, activated and deactivated, twice"),

  /** What a new version must pass. */
  HEALTH("its health check is there, passes within ten seconds, and leaves no thread and no open file"),

  /** What would survive a reload that does not happen in a class loader of its own. */
  STATE("no static field can be set again, and none holds what remembers or can be closed"),

  /** What an update must be able to do. */
  CLASS_LOADER("its classes can be forgotten after it was used and removed");

  private final String promise;

  TechniqueRule(String promise) {
    this.promise = promise;
  }

  /** What it asks for, in words. */
  public String promise() {
    return promise;
  }
}
