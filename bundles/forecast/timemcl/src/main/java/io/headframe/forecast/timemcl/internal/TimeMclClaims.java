package io.headframe.forecast.timemcl.internal;

import io.headframe.core.method.Claim;
import io.headframe.core.method.Claim.Direction;
import io.headframe.core.method.ClaimCheck;
import io.headframe.core.method.Measurement;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import io.headframe.predict.distribution.BinnedDistribution;
import io.headframe.predict.distribution.Bins;
import io.headframe.predict.distribution.KnownDistribution;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;
import org.osgi.service.component.annotations.Component;

/** What is known of quantisers, measured on hypotheses that learn from 10,000 samples, and compared with the truth. */
@Component
@Technique(id = "timemcl")
public final class TimeMclClaims implements ClaimCheck<KnownDistribution> {

  private static final String METHOD = TimeMcl.ID;
  private static final String PAPER = "Cortés, Rehm and Letzelter 2025, arXiv 2506.05515";
  private static final String MODEL = "normal";
  private static final int SAMPLES = 4;
  private static final long SEED = 1;

  private static final Claim TWO = new Claim("two-are-lloyd-max", METHOD,
      "The distortion of two hypotheses of N(0, 1) is at most 1 % above .3634, the least there is.",
      PAPER + ", hypotheses as a quantiser; Max 1960, table I", MODEL, Direction.AT_MOST, 0.3670, SAMPLES, SEED);

  private static final Claim FOUR = new Claim("four-are-lloyd-max", METHOD,
      "The distortion of four hypotheses of N(0, 1) is at most 1 % above .1175, the least there is.",
      PAPER + ", hypotheses as a quantiser; Max 1960, table I", MODEL, Direction.AT_MOST, 0.1187, SAMPLES, SEED);

  private static final Claim SCORES = new Claim("scores-are-probabilities", METHOD,
      "No score of four hypotheses is more than .03 from the probability of its cell.",
      PAPER + ", scores as probabilities of the cells", MODEL, Direction.AT_MOST, 0.03, SAMPLES, SEED);

  private static final Claim RELAXED = new Claim("shares-for-all-use-all", METHOD,
      "With a share of .1 for the others at first, four hypotheses of which three begin far from all samples end with a"
          + " distortion of at most .1234, 5 % above the least.",
      PAPER + ", relaxed winner-takes-all", MODEL, Direction.AT_MOST, 0.1234, SAMPLES, SEED);

  private static final Claim CONTROL = new Claim("winners-alone-leave-them", METHOD,
      "With winners alone the same hypotheses end with a distortion of at least .9, that of one hypothesis being 1.",
      "control of this project", MODEL, Direction.AT_LEAST, 0.9, SAMPLES, SEED);

  private static final int DRAWN = 10_000;
  private static final int STEPS = 300;
  private static final float[] NEAR_TWO = {-0.1f, 0.2f};
  private static final float[] NEAR = {-0.2f, -0.1f, 0.1f, 0.3f};
  private static final float[] FAR = {0, 11, 12, 13};

  private static final int EASY_STEPS = STEPS * 2 / 3;

  /** As with the authors: from 10 to 5 · 10⁻⁴. */
  private static final Annealing FALLING = new Annealing(10, 5e-4, EASY_STEPS);

  private static final Bins FINE = new Bins(4000, -6, 6);

  @Override
  public List<Claim> claims() {
    return List.of(TWO, FOUR, SCORES, RELAXED, CONTROL);
  }

  @Override
  public Class<KnownDistribution> modelType() {
    return KnownDistribution.class;
  }

  @Override
  public Measurement measure(Claim claim, KnownDistribution model, Run run) {
    SplittableRandom random = new SplittableRandom(run.seed());
    if (model.features(random).length > 0) {
      return Measurement.notApplicable("the value depends on features, and these hypotheses see none");
    }
    BinnedDistribution truth = model.in(FINE);
    LongFunction<Assignment> falling = step -> FALLING.at((int) step);
    LongFunction<Assignment> relaxed =
        step -> step < EASY_STEPS ? Assignment.relaxed(0.1) : Assignment.winner();
    LongFunction<Assignment> winners = step -> Assignment.winner();
    ToDoubleFunction<Quantiser> distortion = found -> distortion(truth, found);
    return switch (claim.id()) {
      case "two-are-lloyd-max" -> each(claim, model, random, NEAR_TWO, falling, distortion, run);
      case "four-are-lloyd-max" -> each(claim, model, random, NEAR, falling, distortion, run);
      case "scores-are-probabilities" -> each(
          claim, model, random, NEAR, falling, found -> farthestScore(truth, found), run);
      case "shares-for-all-use-all" -> each(claim, model, random, FAR, relaxed, distortion, run);
      case "winners-alone-leave-them" -> each(claim, model, random, FAR, winners, distortion, run);
      default -> throw new IllegalArgumentException("no claim " + claim.id());
    };
  }

  private static Measurement each(Claim claim, KnownDistribution model, SplittableRandom random, float[] begin,
      LongFunction<Assignment> rule, ToDoubleFunction<Quantiser> measure, Run run) {
    float[][] start = new float[begin.length][1];
    for (int k = 0; k < begin.length; k++) {
      start[k][0] = begin[k];
    }
    double[] measured = new double[claim.samples()];
    for (int i = 0; i < measured.length; i++) {
      run.progress((double) i / measured.length, "training " + (i + 1) + " of " + measured.length);
      float[][] drawn = new float[DRAWN][1];
      for (float[] one : drawn) {
        one[0] = (float) model.sample(new double[0], random);
      }
      measured[i] = measure.applyAsDouble(Quantiser.train(drawn, start, STEPS, rule, run));
    }
    return Measurement.mean(measured);
  }

  /** ∫ p(x) min_k (x − h_k)² dx. */
  private static double distortion(BinnedDistribution truth, Quantiser found) {
    double sum = 0;
    for (int i = 0; i < FINE.count(); i++) {
      double[][] h = found.hypotheses();
      double distance = FINE.centre(i) - h[nearest(FINE.centre(i), h)][0];
      sum += truth.probabilities()[i] * distance * distance;
    }
    return sum;
  }

  private static double farthestScore(BinnedDistribution truth, Quantiser found) {
    double[] cells = new double[found.scores().length];
    for (int i = 0; i < FINE.count(); i++) {
      cells[nearest(FINE.centre(i), found.hypotheses())] += truth.probabilities()[i];
    }
    double farthest = 0;
    for (int k = 0; k < cells.length; k++) {
      farthest = Math.max(farthest, Math.abs(cells[k] - found.scores()[k]));
    }
    return farthest;
  }

  private static int nearest(double x, double[]... hypotheses) {
    int nearest = 0;
    for (int k = 1; k < hypotheses.length; k++) {
      nearest = Math.abs(x - hypotheses[k][0]) < Math.abs(x - hypotheses[nearest][0]) ? k : nearest;
    }
    return nearest;
  }
}
