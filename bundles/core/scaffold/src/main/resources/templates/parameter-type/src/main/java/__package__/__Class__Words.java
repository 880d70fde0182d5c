package ${package};

import java.util.List;

/**
 * A list of words.
 *
 * @param words in the order of the file, each as often as it stands there
 */
public record ${Class}Words(List<String> words) {

  /** Copies the list. */
  public ${Class}Words {
    words = List.copyOf(words);
  }
}
