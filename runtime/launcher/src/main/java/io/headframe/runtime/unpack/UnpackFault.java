package io.headframe.runtime.unpack;

/** What can go wrong before a distribution that is one jar is a folder. */
enum UnpackFault {
  NOT_UNPACKED(
      "HF-LAUNCH-014",
      "The distribution cannot be unpacked into %s (%s); free some space there, or choose another folder with"
          + " XDG_CACHE_HOME."),
  DAMAGED(
      "HF-LAUNCH-015",
      "The jar %s is damaged (%s); copy or build it again.");

  private final String id;
  private final String template;

  UnpackFault(String id, String template) {
    this.id = id;
    this.template = template;
  }

  String id() {
    return id;
  }

  String template() {
    return template;
  }
}
