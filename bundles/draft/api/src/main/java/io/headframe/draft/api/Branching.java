package io.headframe.draft.api;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** What a drafter expects after tokens that it drafted itself. Asked layer by layer while a tree grows. */
@ConsumerType
@FunctionalInterface
public interface Branching {

  /**
   * The choices after each of some drafted paths of one length.
   *
   * @param paths the tokens after the next token, empty at first; one list for each node that gets children
   * @param most how many choices are wanted
   * @return for each path; no choices where the drafter ends
   */
  List<Choices> after(List<int[]> paths, int most);
}
