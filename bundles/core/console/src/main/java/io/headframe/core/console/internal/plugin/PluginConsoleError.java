package io.headframe.core.console.internal.plugin;

import io.headframe.core.error.ErrorKind;
import io.headframe.core.error.HeadframeException;

/** What the commands about plugins themselves can find wrong. */
final class PluginConsoleError {

  /** Argument: the name. */
  static final ErrorKind UNKNOWN = ErrorKind.input(
      "HF-CONSOLE-020",
      "'%s' is neither an installed plugin nor in an index; 'headframe plugin list' and 'headframe plugin search' show"
          + " what there is.");

  private PluginConsoleError() {}

  static HeadframeException unknown(String name) {
    return new HeadframeException(UNKNOWN, name);
  }
}
