package io.headframe.core.host.internal.plugin;

import io.headframe.core.error.ErrorKind;

/** What is refused while plugins are planned, applied and found. */
public final class PluginError {

  public static final ErrorKind UNKNOWN_PLUGIN = ErrorKind.input(
      "HF-PLUGIN-001",
      "No index has a bundle or a technique '%s'%s; 'headframe plugin search' lists what there is, and"
          + " 'headframe plugin index add ADDRESS' adds an index.");

  public static final ErrorKind NO_INDEX = ErrorKind.input(
      "HF-PLUGIN-002",
      "'%s' cannot be looked up because no index is known; add one with 'headframe plugin index add ADDRESS',"
          + " or install a jar by its path.");

  public static final ErrorKind NOT_INSTALLED = ErrorKind.input(
      "HF-PLUGIN-003",
      "There is no installed plugin '%s'%s; 'headframe plugin list' shows them.");

  public static final ErrorKind OF_DISTRIBUTION = ErrorKind.input(
      "HF-PLUGIN-004",
      "%s belongs to the distribution and cannot be removed from it; 'headframe dist new NAME --method ID' makes a"
          + " distribution with the methods that you name.");

  public static final ErrorKind NO_VERSION = ErrorKind.input(
      "HF-PLUGIN-005",
      "No version of %s lies in %s; the indexes have %s.");

  public static final ErrorKind BAD_RANGE = ErrorKind.input(
      "HF-PLUGIN-006",
      "'%s' in '%s' is no version range; write one version (@1.2.3) or a range (@[1.0,2)).");

  public static final ErrorKind AMBIGUOUS = ErrorKind.input(
      "HF-PLUGIN-007",
      "'%s' is a technique of several bundles: %s; name the bundle.");

  public static final ErrorKind MISSING = ErrorKind.input(
      "HF-PLUGIN-010",
      "%s needs %s, which nothing here or in an index provides; %s.");

  public static final ErrorKind OTHER_VERSION = ErrorKind.input(
      "HF-PLUGIN-011",
      "%s needs %s, and %s provides it in version %s; %s.");

  public static final ErrorKind JAVA_TOO_OLD = ErrorKind.input(
      "HF-PLUGIN-012",
      "%s needs Java %s, and this is Java %s; start Headframe with a newer one: HEADFRAME_JAVA_HOME=FOLDER.");

  public static final ErrorKind NEEDED_BY = ErrorKind.input(
      "HF-PLUGIN-013",
      "%s cannot be %s because %s needs %s of it; %s.");

  public static final ErrorKind CONTRADICTION = ErrorKind.input(
      "HF-PLUGIN-014",
      "%s cannot be used together with what is here: %s; install another version of one of the two.");

  public static final ErrorKind TECHNIQUE_TAKEN = ErrorKind.input(
      "HF-PLUGIN-015",
      "%s and %s both have the technique '%s'; remove one of them ('headframe plugin remove %s'), or give the technique"
          + " another id.");

  public static final ErrorKind PLATFORM_BUNDLE = ErrorKind.input(
      "HF-PLUGIN-016",
      "%s has the name of %s, which other bundles of the distribution are built on, so no plugin can take its"
          + " place; use a distribution with that version.");

  public static final ErrorKind INDEX_UNREADABLE = ErrorKind.input(
      "HF-PLUGIN-020",
      "The index %s cannot be read: %s; check the address and the file, 'headframe plugin index' shows those in use.");

  public static final ErrorKind INDEX_ADDRESS = ErrorKind.input(
      "HF-PLUGIN-021",
      "'%s' is no address of an index; give a file or an https URL.");

  public static final ErrorKind INDEX_UNKNOWN = ErrorKind.input(
      "HF-PLUGIN-022",
      "'%s' is none of the indexes that are used (%s); 'headframe plugin index' shows them.");

  public static final ErrorKind NOT_FETCHED = ErrorKind.input(
      "HF-PLUGIN-023",
      "The jar of %s cannot be fetched from %s: %s; check the address and the network, and try again.");

  public static final ErrorKind WRONG_DIGEST = ErrorKind.input(
      "HF-PLUGIN-024",
      "The jar of %s from %s is not the one that was asked for: its SHA-256 is %s and must be %s; fetch the"
          + " index again, and if it stays so tell the owner of the index.");

  public static final ErrorKind NO_FILE = ErrorKind.input(
      "HF-PLUGIN-025",
      "'%s' is no file that can be read; give the path of a jar, or the name of a plugin in an index.");

  public static final ErrorKind OUT_OF_DATE = ErrorKind.input(
      "HF-PLUGIN-030",
      "The plan was made for set %s, and the current set is %s; make the plan again.");

  public static final ErrorKind LOCKED = ErrorKind.input(
      "HF-PLUGIN-031",
      "Another process changes the plugins in %s%s; try again when it has ended.");

  public static final ErrorKind NOT_AS_PLANNED = ErrorKind.fault(
      "HF-PLUGIN-032",
      "The framework wired %s otherwise than planned: planned %s, found %s; the change was undone, plan it again.");

  public static final ErrorKind NOT_WRITTEN = ErrorKind.input(
      "HF-PLUGIN-033",
      "The set of plugins cannot be written to %s: %s; check the disk and the permissions.");

  public static final ErrorKind NO_SUCH_SET = ErrorKind.input(
      "HF-PLUGIN-034",
      "There is no set %s to go back to; 'headframe plugin history' shows those that there are.");

  public static final ErrorKind DAMAGED_SET = ErrorKind.input(
      "HF-PLUGIN-036",
      "The set of plugins in %s cannot be read: %s; 'headframe explain HF-PLUGIN-036' says how to use another.");

  public static final ErrorKind BAD_LOCK = ErrorKind.input(
      "HF-PLUGIN-037",
      "%s is no lock file: %s; write one with 'headframe plugin lock --to FILE'.");

  public static final ErrorKind NOT_HEALTHY = ErrorKind.input(
      "HF-PLUGIN-038",
      "%s does not pass its own health check of %s: %s; mend the plugin, or install another version.");

  public static final ErrorKind NOT_STARTED = ErrorKind.input(
      "HF-PLUGIN-039",
      "%s did not start: %s; mend the plugin, or install another version.");

  private PluginError() {}
}
