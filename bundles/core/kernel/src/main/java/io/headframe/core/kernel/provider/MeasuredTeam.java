package io.headframe.core.kernel.provider;

import java.util.function.LongSupplier;

/**
 * A {@link ThreadTeam} that finds out which works are worth sharing. Where that pays depends on how far apart the
 * processors are, which a virtual machine does not know and which changes while it runs: on some, work of ten
 * microseconds is done in six, on others in fifteen. So works of a few microseconds up to some hundreds are tried both
 * ways now and then; smaller ones are computed by their caller, greater ones are shared. Results do not depend on it.
 */
public final class MeasuredTeam implements AutoCloseable {

  /** Works of which a multiplication takes about as long. */
  public enum Kind {
    /** Each weight is used once. */
    ONE_INPUT,
    /** Each weight is used several times. */
    SEVERAL_INPUTS,
    /** Attention. */
    ATTENTION
  }

  /** Multiplications of which sharing them is right everywhere, as a power of two: a hundred microseconds or more. */
  private static final int GREAT = 23;

  private final ThreadTeam team;
  private final long least;
  private final LongSupplier clock;
  private final SharingTrial[][] trials = new SharingTrial[Kind.values().length][GREAT];

  /**
   * Starts nothing yet.
   *
   * @param threads at least 1, the caller's among them
   * @param name what the threads are called, a number follows
   * @param least multiplications of a work that is tried
   */
  public MeasuredTeam(int threads, String name, long least) {
    this(new ThreadTeam(threads, name), least, System::nanoTime);
  }

  /** @param clock in nanoseconds */
  MeasuredTeam(ThreadTeam team, long least, LongSupplier clock) {
    this.team = team;
    this.least = least;
    this.clock = clock;
    for (SharingTrial[] sizes : trials) {
      for (int i = 0; i < sizes.length; i++) {
        sizes[i] = new SharingTrial();
      }
    }
  }

  /** How many threads compute, the caller's among them. */
  public int threads() {
    return team.threads();
  }

  /**
   * Computes all units and returns when they are done, as {@link ThreadTeam#run} does.
   *
   * @param kind of the work
   * @param units at most 1,048,575
   * @param multiplications of all units
   * @param what computes
   */
  public void run(Kind kind, int units, long multiplications, SharedWork what) {
    if (multiplications < least || team.threads() == 1) {
      team.runAlone(units, what);
      return;
    }
    if (multiplications >= 1L << GREAT) {
      team.run(units, what);
      return;
    }
    SharingTrial trial = trials[kind.ordinal()][Long.SIZE - 1 - Long.numberOfLeadingZeros(multiplications)];
    int turn = trial.next();
    long begin = trial.measures(turn) ? clock.getAsLong() : 0;
    if (trial.shares(turn)) {
      team.run(units, what);
    } else {
      team.runAlone(units, what);
    }
    if (trial.measures(turn)) {
      trial.measured(turn, (double) (clock.getAsLong() - begin) / multiplications);
    }
  }

  /** Ends the threads, after the work that they have begun. Work that is given later is computed by its caller. */
  @Override
  public void close() {
    team.close();
  }
}
