package io.headframe.core.scaffold.internal;

import java.util.Map;

/** Where templates come from. */
interface TemplateFiles {

  /**
   * The files of a folder among the templates and of those below it.
   *
   * @param folder its name; empty for all templates
   * @return the text of each, by its path within the folder, in alphabetical order; nothing if there is no such folder
   */
  Map<String, String> read(String folder);
}
