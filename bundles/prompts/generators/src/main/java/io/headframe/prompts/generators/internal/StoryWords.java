package io.headframe.prompts.generators.internal;

import java.util.List;

/** The words that short stories are told with. */
final class StoryWords {

  static final List<String> NAMES =
      List.of("Lily", "Tim", "Tom", "Anna", "Ben", "Mia", "Sam", "Sue", "Max", "Amy", "Jack", "Lucy");
  static final List<String> KINDS = List.of("girl", "boy", "cat", "dog", "bird", "bear", "mouse", "frog");
  static final List<String> TRAITS = List.of("little", "kind", "brave", "happy", "clever", "shy", "funny", "young");
  static final List<String> PLACES =
      List.of("park", "garden", "forest", "house", "school", "beach", "farm", "shop", "river", "hill");
  static final List<String> THINGS =
      List.of("ball", "book", "hat", "cake", "apple", "flower", "box", "kite", "toy", "key", "stone", "cup");
  static final List<String> COLOURS = List.of("red", "blue", "green", "big", "small", "new", "shiny", "yellow");
  static final List<String> FEELINGS = List.of("happy", "sad", "tired", "scared", "proud", "angry", "hungry", "sorry");

  private StoryWords() {}
}
