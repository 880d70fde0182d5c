package io.headframe.benchmark.decode.internal;

/**
 * An engine that is not there.
 *
 * @param name what it is called
 * @param exact as of the engine that it stands for
 * @param reason why it is missing
 */
record MissingEngine(String name, boolean exact, String reason) implements Engine {

  @Override
  public boolean takesPrompts() {
    return true;
  }

  @Override
  public Generated generate(int count, int... prompt) {
    throw new Absent(reason);
  }

  @Override
  public Verified verify(int[] prompt, int[] candidates) {
    throw new Absent(reason);
  }

  @Override
  public long residentBytes() {
    throw new Absent(reason);
  }

  @Override
  public void close() {
    // There is nothing.
  }
}
