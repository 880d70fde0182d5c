package io.headframe.peers;

import java.nio.file.Path;

/** What a peer does. */
public interface Engine {

  /**
   * Opens a model.
   *
   * @param model in a form that the peer reads
   * @param threads how many compute
   * @param context the most positions that will be asked for
   */
  void load(Path model, int threads, int context) throws Exception;

  /**
   * Goes on with a prompt, always with the most probable token.
   *
   * @param count how many tokens, at least 1
   * @param prompt at least one token
   */
  Generated generate(int count, int[] prompt) throws Exception;

  /**
   * Tokens and how long they took.
   *
   * @param promptNanos from the call to the first token
   * @param decodeNanos from the first to the last
   * @param tokens the new ones
   */
  record Generated(long promptNanos, long decodeNanos, int[] tokens) {}
}
