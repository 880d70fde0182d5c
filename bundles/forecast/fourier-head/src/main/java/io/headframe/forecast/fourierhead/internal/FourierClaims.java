package io.headframe.forecast.fourierhead.internal;

import io.headframe.core.method.Claim;
import io.headframe.core.method.Claim.Direction;
import io.headframe.core.method.ClaimCheck;
import io.headframe.core.method.Measurement;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import io.headframe.predict.distribution.Bins;
import io.headframe.predict.distribution.FourierHead;
import io.headframe.predict.distribution.KnownDistribution;
import io.headframe.predict.distribution.SoftmaxHead;
import java.util.List;
import java.util.SplittableRandom;
import org.osgi.service.component.annotations.Component;

/**
 * What the paper says of its head beside a linear one with a softmax: nearer to a distribution that is known, in
 * Kullback-Leibler divergence from it. Both learn from the same samples for as many steps; of the softmax the best is
 * taken that it was at any time, by the truth, which nobody else has.
 */
@Component
@Technique(id = "fourier-head")
public final class FourierClaims implements ClaimCheck<KnownDistribution> {

  private static final String METHOD = FourierForecaster.ID;
  private static final String PAPER = "Gillman et al. 2024, arXiv 2410.22269";
  private static final long SEED = 1;

  private static final Claim FEW = new Claim("few-samples", METHOD,
      "From 100 samples of a density with three modes, the divergence of the Fourier head is at most .5 of that of a"
          + " softmax over the same bins.",
      PAPER + ", smoothness of the head", "three-modes", Direction.AT_MOST, 0.5, 6, SEED);

  private static final Claim CONDITIONAL = new Claim("nearer-on-gmm-2", METHOD,
      "From 1000 samples of the mixture GMM-2, whose modes are two features, the divergence of the Fourier head is at"
          + " most .8 of that of a softmax over the same bins.",
      PAPER + ", table of synthetic densities", "gmm-2", Direction.AT_MOST, 0.8, 4, SEED);

  private static final Claim CONTROL = new Claim("too-few-frequencies", METHOD,
      "With one frequency, the divergence from the density with three modes is at least .2 nats.",
      "control of this project", "three-modes", Direction.AT_LEAST, 0.2, 3, SEED);

  /** As in the paper's synthetic experiments: 50 bins, 12 frequencies. */
  private static final Bins BINS = new Bins(50, -1, 1);
  private static final int FREQUENCIES = 12;

  @Override
  public List<Claim> claims() {
    return List.of(FEW, CONDITIONAL, CONTROL);
  }

  @Override
  public Class<KnownDistribution> modelType() {
    return KnownDistribution.class;
  }

  @Override
  public Measurement measure(Claim claim, KnownDistribution model, Run run) {
    int drawn = claim.id().equals(CONDITIONAL.id()) ? 1000 : 100;
    SplittableRandom random = new SplittableRandom(run.seed());
    double[] measured = new double[claim.samples()];
    for (int i = 0; i < measured.length; i++) {
      run.progress((double) i / measured.length, "training " + (i + 1) + " of " + measured.length);
      DensityTrial trial = DensityTrial.of(model, BINS, drawn, random, run);
      if (claim.id().equals(CONTROL.id())) {
        measured[i] = trial.last((parameters, features) ->
            new FourierHead(parameters, "head", features, BINS, 1, 0));
      } else {
        measured[i] = trial.last((parameters, features) ->
            new FourierHead(parameters, "head", features, BINS, FREQUENCIES, 0))
            / trial.best((parameters, features) -> new SoftmaxHead(parameters, "head", features, BINS));
      }
    }
    return Measurement.mean(measured);
  }
}
