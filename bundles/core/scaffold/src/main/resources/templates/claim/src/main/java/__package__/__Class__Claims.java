package ${package};

import io.headframe.analysis.api.Head;
import io.headframe.core.method.Claim;
import io.headframe.core.method.Claim.Direction;
import io.headframe.core.method.ClaimCheck;
import io.headframe.core.method.Measurement;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import io.headframe.core.model.CausalLM;
import java.util.List;
import java.util.Random;
import org.osgi.service.component.annotations.Component;

/**
 * What is claimed of previous-token heads, measured on random sequences. Thresholds, samples and seeds stand here
 * before anything is measured; how it came out is recorded in META-INF/headframe/claims.json, and a check fails when it
 * comes out otherwise.
 */
@Component
@Technique(id = "${id}")
public final class ${Class}Claims implements ClaimCheck<CausalLM> {

  private static final int LENGTH = 40;
  private static final int SAMPLES = 20;
  private static final long SEED = 1;

  private static final Claim LOOKS_BACK = new Claim("looks-at-the-token-before", "${id}",
      "The strongest head gives at least half of its attention to the token before.",
      "Elhage et al. 2021, previous-token heads", "constructed", Direction.AT_LEAST, 0.5, SAMPLES, SEED);

  private static final Claim CONTROL = new Claim("not-at-the-one-before-that", "${id}",
      "The same head gives at most a tenth of its attention to the token before that one.",
      "control of this project", "constructed", Direction.AT_MOST, 0.1, SAMPLES, SEED);

  @Override
  public List<Claim> claims() {
    return List.of(LOOKS_BACK, CONTROL);
  }

  @Override
  public Class<CausalLM> modelType() {
    return CausalLM.class;
  }

  @Override
  public Measurement measure(Claim claim, CausalLM model, Run run) {
    Random random = new Random(run.seed());
    // Chosen on a sequence of its own, which is not among those measured.
    Head strongest = ${Class}Method.score(model, tokens(model, random), 1).ranked().get(0);
    int distance = claim.id().equals(LOOKS_BACK.id()) ? 1 : 2;
    double[] samples = new double[claim.samples()];
    for (int i = 0; i < samples.length; i++) {
      run.checkCancelled();
      run.progress((double) i / samples.length, "sequence " + (i + 1) + " of " + samples.length);
      samples[i] = ${Class}Method.score(model, tokens(model, random), distance).of(strongest);
    }
    return Measurement.mean(samples);
  }

  private static int[] tokens(CausalLM model, Random random) {
    return random.ints(LENGTH, 0, model.config().vocabularySize()).toArray();
  }
}
