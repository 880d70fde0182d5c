package io.headframe.benchmark.decode.internal;

import io.headframe.core.method.Run;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.Session;
import java.util.function.LongSupplier;

/** A model of Headframe, in this process, through the interface that everybody uses. */
final class HeadframeEngine implements Engine {

  static final String NAME = "headframe";

  private static final int SINGLES = 4;

  private final CausalLM model;
  private final boolean exact;
  private final boolean alone;
  private final LongSupplier clock;
  private final Run run;

  /**
   * @param model is closed with it
   * @param exact whether its weights are 32-bit; otherwise 8-bit
   * @param alone whether no other model is open in this process
   * @param clock nanoseconds
   * @param run may be cancelled
   */
  HeadframeEngine(CausalLM model, boolean exact, boolean alone, LongSupplier clock, Run run) {
    this.model = model;
    this.exact = exact;
    this.alone = alone;
    this.clock = clock;
    this.run = run;
  }

  @Override
  public String name() {
    return exact ? NAME : NAME + " int8 (8-bit)";
  }

  @Override
  public boolean exact() {
    return exact;
  }

  @Override
  public boolean takesPrompts() {
    return true;
  }

  /** In a line, what computes. */
  String computation() {
    return model.computation();
  }

  @Override
  public Generated generate(int count, int... prompt) {
    int[] tokens = new int[count];
    try (Session session = model.session()) {
      long begin = clock.getAsLong();
      tokens[0] = largest(session.append(prompt));
      long first = clock.getAsLong();
      for (int i = 1; i < count; i++) {
        run.checkCancelled();
        tokens[i] = largest(session.append(tokens[i - 1]));
      }
      return new Generated(first - begin, clock.getAsLong() - first, tokens);
    }
  }

  /** Tokens, and how far the largest logit lies above the next at each. */
  Path follow(int count, int... prompt) {
    int[] tokens = new int[count];
    float[] gaps = new float[count];
    float[] deviations = new float[count];
    try (Session session = model.session()) {
      float[] logits = session.append(prompt);
      for (int i = 0; i < count; i++) {
        run.checkCancelled();
        tokens[i] = largest(logits);
        gaps[i] = gap(logits, tokens[i]);
        deviations[i] = deviation(logits);
        if (i + 1 < count) {
          logits = session.append(tokens[i]);
        }
      }
    }
    return new Path(tokens, gaps, deviations);
  }

  /**
   * A greedy path.
   *
   * @param tokens the tokens
   * @param gaps between the two largest logits at each
   * @param deviations of all logits at each
   */
  record Path(int[] tokens, float[] gaps, float[] deviations) {}

  @Override
  public Verified verify(int[] prompt, int[] candidates) {
    try (Session session = model.session()) {
      session.append(prompt);
      run.checkCancelled();
      long single = single(session, prompt.length, candidates[0]);
      ForwardPlan plan = ForwardPlan.of(new int[][] {candidates});
      // A first pass of a shape makes what later ones use.
      staged(session, plan);
      return new Verified(staged(session, plan), single);
    }
  }

  /** The mean of a few tokens one after the other; the session is as before. */
  private long single(Session session, int length, int token) {
    largest(session.append(token));
    long begin = clock.getAsLong();
    for (int i = 0; i < SINGLES; i++) {
      largest(session.append(token));
    }
    long nanos = clock.getAsLong() - begin;
    session.rollBack(length);
    return nanos / SINGLES;
  }

  private long staged(Session session, ForwardPlan plan) {
    long begin = clock.getAsLong();
    try (Activations seen = session.stage(plan)) {
      // What verifies needs the numbers.
      seen.logitsTensor();
      return clock.getAsLong() - begin;
    }
  }

  @Override
  public long residentBytes() {
    if (!alone) {
      throw new Absent("its process holds two models; measure it without --eight-bit");
    }
    return Resident.bytes("self");
  }

  private static int largest(float[] logits) {
    int best = 0;
    for (int token = 1; token < logits.length; token++) {
      if (logits[token] > logits[best]) {
        best = token;
      }
    }
    return best;
  }

  private static float gap(float[] logits, int best) {
    float second = Float.NEGATIVE_INFINITY;
    for (int token = 0; token < logits.length; token++) {
      if (token != best) {
        second = Math.max(second, logits[token]);
      }
    }
    return logits[best] - second;
  }

  private static float deviation(float[] logits) {
    double sum = 0;
    double squares = 0;
    for (float logit : logits) {
      sum += logit;
      squares += (double) logit * logit;
    }
    double mean = sum / logits.length;
    return (float) Math.sqrt(squares / logits.length - mean * mean);
  }

  @Override
  public void close() {
    model.close();
  }
}
