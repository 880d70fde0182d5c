package io.headframe.core.console.internal.project;

import io.headframe.core.error.ErrorKind;
import io.headframe.core.error.HeadframeException;

/** Why no project can be written at all. */
final class NewError {

  /** No arguments. */
  static final ErrorKind NO_PROJECTS = ErrorKind.input(
      "HF-NEW-010",
      "This distribution has no templates of projects; use one that has the bundle io.headframe.core.scaffold, such as"
          + " the default distribution.");

  private NewError() {}

  static HeadframeException noProjects() {
    return new HeadframeException(NO_PROJECTS);
  }
}
