package io.headframe.core.host.internal.plugin.folder;

/** What is known of a file of the folder whose newest content is not in use. */
final class PluginFile {

  private String problem = "";
  private Object refused;

  /** Why its content is not in use; empty if nothing is wrong. */
  String problem() {
    return problem;
  }

  /**
   * Whether exactly this was refused before. One write makes several events, and only the first needs work.
   *
   * @param content identifies content and time of the file
   */
  boolean wasRefused(Object content) {
    return content.equals(refused);
  }

  /** Notes what is being tried, so that it is not tried again if it is refused. */
  void tries(Object content) {
    refused = content;
  }

  /** Lets the same content be tried again. */
  void forgive() {
    refused = null;
  }

  /** Notes why the newest content is not in use; empty if it is. Returns whether that is news. */
  boolean refuse(String why) {
    boolean news = !problem.equals(why);
    problem = why;
    return news;
  }
}
