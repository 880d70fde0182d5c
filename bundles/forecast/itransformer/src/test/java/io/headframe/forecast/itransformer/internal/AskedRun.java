package io.headframe.forecast.itransformer.internal;

import io.headframe.core.method.Leases;
import io.headframe.core.method.Run;
import io.headframe.core.method.RunCancelledException;
import io.headframe.core.testing.FixedLeases;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The run of a training whose steps are asked for: a training asks before each step whether it is cancelled, and says
 * after each how far it is. A line {@code steps} on standard input lets it do some, whose seconds are printed; {@code
 * peak} computes another number; the end of input is the end. For one thread.
 */
final class AskedRun implements Run {

  private final BufferedReader asked =
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
  private final List<Double> seconds = new ArrayList<>();
  private final int steps;
  private final DoubleSupplier peak;
  private int left;
  private boolean warm;
  private long begun;

  /**
   * A run that begins with steps that nobody asks for, and then says so.
   *
   * @param warmUp how many these are
   * @param steps how many are asked for at once
   * @param peak what is answered to {@code peak}
   */
  AskedRun(int warmUp, int steps, DoubleSupplier peak) {
    this.left = warmUp;
    this.steps = steps;
    this.peak = peak;
  }

  @Override
  public void checkCancelled() {
    if (left == 0) {
      say(warm ? "steps " + seconds.stream().map(each -> "" + each).collect(Collectors.joining(" ")) : "warm 1");
      warm = true;
      await();
      seconds.clear();
      left = steps;
    }
    begun = System.nanoTime();
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }

  private void await() {
    try {
      String word = asked.readLine();
      while ("peak".equals(word)) {
        say("peak " + peak.getAsDouble());
        word = asked.readLine();
      }
      if (word == null) {
        throw new RunCancelledException();
      }
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
  }

  @Override
  public void progress(double fraction, String doing) {
    seconds.add((System.nanoTime() - begun) / 1e9);
    left--;
  }

  @Override
  public long seed() {
    return 1;
  }

  @Override
  public Logger log() {
    return LoggerFactory.getLogger(AskedRun.class);
  }

  @Override
  public Path artifact(String name) {
    throw new UnsupportedOperationException("no file is asked for");
  }

  @Override
  public <T extends AutoCloseable> T closeAtEnd(T resource) {
    throw new UnsupportedOperationException("nothing is handed over");
  }

  @Override
  public <T> T open(Class<T> type, String text) {
    throw new UnsupportedOperationException("nothing is opened");
  }

  @Override
  public Leases leases() {
    return new FixedLeases();
  }
}
