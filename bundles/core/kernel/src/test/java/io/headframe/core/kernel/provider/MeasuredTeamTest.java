package io.headframe.core.kernel.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.kernel.provider.MeasuredTeam.Kind;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MeasuredTeamTest {

  private static final int UNITS = 8;
  private static final int WORKS = 1024;
  private static final long LEAST = 1000;

  /** Nanoseconds of a work that is shared, and of one that is not. */
  private long shared;
  private long alone;

  private final AtomicLong computed = new AtomicLong();
  private final AtomicLong clock = new AtomicLong();
  private boolean whole;
  private boolean running;

  /** By a clock that is looked at before and after a work, and moves in between. */
  private MeasuredTeam team(int threads) {
    return new MeasuredTeam(new ThreadTeam(threads, "measured"), LEAST, () -> {
      running = !running;
      return running ? clock.get() : clock.addAndGet(whole ? alone : shared);
    });
  }

  /** How many of some works are shared. */
  private int shared(MeasuredTeam team, Kind kind, long multiplications) {
    int count = 0;
    for (int i = 0; i < WORKS; i++) {
      whole = false;
      computed.set(0);
      team.run(kind, UNITS, multiplications, (begin, end, thread) -> {
        computed.addAndGet(end - begin);
        if (end - begin == UNITS) {
          whole = true;
        }
      });
      assertEquals(UNITS, computed.get(), "units that were computed");
      count += whole ? 0 : 1;
    }
    return count;
  }

  @Test
  void works_areDone_theWayThatIsFaster() {
    shared = 5;
    alone = 8;
    try (MeasuredTeam team = team(2)) {
      assertEquals(WORKS - 10, shared(team, Kind.ONE_INPUT, 50_000));
      shared = 12;
      assertEquals(10, shared(team, Kind.ONE_INPUT, 50_000), "after sharing became slow");
      shared = 7;
      assertEquals(WORKS - 10, shared(team, Kind.ONE_INPUT, 50_000), "after it became fast again");
    }
  }

  @Test
  void kindsAndSizes_areTriedEach() {
    try (MeasuredTeam team = team(2)) {
      shared = 12;
      alone = 8;
      assertEquals(10, shared(team, Kind.ONE_INPUT, 50_000));
      shared = 5;
      assertEquals(WORKS - 10, shared(team, Kind.SEVERAL_INPUTS, 50_000));
      assertEquals(WORKS - 10, shared(team, Kind.ONE_INPUT, 500_000));
    }
  }

  @Test
  void greatWorks_areShared_andSmallOnesAreNot_withoutATrial() {
    shared = 12;
    alone = 8;
    try (MeasuredTeam team = team(2)) {
      assertEquals(WORKS, shared(team, Kind.ATTENTION, 1 << 23));
      assertEquals(0, shared(team, Kind.ATTENTION, LEAST - 1));
      assertEquals(0, clock.get(), "looks at the clock");
    }
  }

  @Test
  void oneThread_sharesNothing() {
    try (MeasuredTeam team = team(1)) {
      assertEquals(1, team.threads());
      assertEquals(0, shared(team, Kind.ONE_INPUT, 50_000));
      assertEquals(0, clock.get(), "looks at the clock");
    }
  }
}
