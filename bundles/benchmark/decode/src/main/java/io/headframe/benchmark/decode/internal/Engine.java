package io.headframe.benchmark.decode.internal;

/** What is compared. Used by one thread. Every method may throw {@link Absent}. */
interface Engine extends AutoCloseable {

  /** What it is called in results. */
  String name();

  /** Whether it computes with the weights as they are, and not with fewer bits. */
  boolean exact();

  /** Whether it takes any prompt, or only the beginning of a sequence. */
  boolean takesPrompts();

  /**
   * Goes on with a prompt, with the most probable token at each step, whatever it is.
   *
   * @param count how many tokens, at least 1
   * @param prompt at least one token
   */
  Generated generate(int count, int... prompt);

  /**
   * Computes all logits of candidates in one pass behind a prompt, and one token's behind the same.
   *
   * @param prompt at least one token
   * @param candidates at least one token
   */
  Verified verify(int[] prompt, int[] candidates);

  /** The memory of its process that is in use, in bytes. */
  long residentBytes();

  @Override
  void close();

  /**
   * Tokens and how long they took.
   *
   * @param promptNanos from the call to the first token
   * @param decodeNanos from the first token to the last
   * @param tokens the new ones
   */
  record Generated(long promptNanos, long decodeNanos, int[] tokens) {}

  /**
   * How long passes took.
   *
   * @param nanos over all candidates
   * @param singleNanos over one token
   */
  record Verified(long nanos, long singleNanos) {}
}
