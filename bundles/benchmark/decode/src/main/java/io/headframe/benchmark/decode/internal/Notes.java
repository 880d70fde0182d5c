package io.headframe.benchmark.decode.internal;

import io.headframe.core.method.view.Presentable;
import io.headframe.core.method.view.Table;
import io.headframe.core.method.view.View;
import java.util.List;

/**
 * What figures were measured with, or which files were written.
 *
 * @param title a few words
 * @param notes the lines
 */
record Notes(String title, List<Note> notes) implements Presentable {

  /**
   * A line.
   *
   * @param what of what it is said
   * @param text what is said
   */
  record Note(String what, String text) {}

  @Override
  public List<View> views() {
    return List.of(new Table(title, List.of("what", ""),
        notes.stream().map(note -> List.of(note.what, note.text)).toList()));
  }
}
