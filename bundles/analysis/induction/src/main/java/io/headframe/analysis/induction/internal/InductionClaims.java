package io.headframe.analysis.induction.internal;

import io.headframe.analysis.api.Head;
import io.headframe.analysis.api.HeadScores;
import io.headframe.core.method.Claim;
import io.headframe.core.method.Claim.Direction;
import io.headframe.core.method.ClaimCheck;
import io.headframe.core.method.Measurement;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import io.headframe.core.model.CausalLM;
import io.headframe.prompts.induction.RepeatedTokens;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;

/**
 * What the paper says of induction heads, measured on random sequences of 25 tokens: on the model whose weights were
 * written down, on one that was trained, and on one that was trained in the same way with one layer.
 */
@Component
@Technique(id = "induction-heads")
public final class InductionClaims implements ClaimCheck<CausalLM> {

  private static final String METHOD = "induction-heads";
  private static final String PAPER = "Olsson et al. 2022, arXiv 2209.11895";
  private static final int LENGTH = 25;
  private static final int SAMPLES = 40;
  private static final long SEED = 1;

  private static final String COPIES = "copies-repeats";
  private static final String ATTENDS = "attends-after-earlier-occurrence";
  private static final String QUIET = "quiet-without-repetition";

  /** Of the model that was trained, and of the one with one layer. */
  private static final String TRAINED = "-when-trained";
  private static final String ONE_LAYER = "one-layer-attends-nowhere";

  private static final List<Claim> CLAIMS = Stream.concat(
      Stream.of("constructed", "needles").flatMap(InductionClaims::of),
      Stream.of(new Claim(ONE_LAYER, METHOD,
          "No head of a model with one layer, trained in the same way, scores more than 0.1.",
          PAPER + ", argument 2: models of one layer form no induction heads", "needles-one-layer", Direction.AT_MOST,
          0.1, SAMPLES, SEED))).toList();

  private static Stream<Claim> of(String model) {
    String suffix = model.equals("constructed") ? "" : TRAINED;
    return Stream.of(
        new Claim(COPIES + suffix, METHOD,
            "The loss falls by at least 1 nat a token from the first copy of a random sequence to the second.",
            PAPER + ", definition of in-context learning on repeated sequences", model, Direction.AT_LEAST, 1, SAMPLES,
            SEED),
        new Claim(ATTENDS + suffix, METHOD,
            "The best head scores at least 0.4, from which on heads are reported as induction heads.",
            PAPER + ", definition of induction heads by prefix matching", model, Direction.AT_LEAST, 0.4, SAMPLES,
            SEED),
        new Claim(QUIET + suffix, METHOD, "The same head scores at most 0.1 when nothing is repeated.",
            "control of this project", model, Direction.AT_MOST, 0.1, SAMPLES, SEED));
  }

  @Override
  public List<Claim> claims() {
    return CLAIMS;
  }

  @Override
  public Class<CausalLM> modelType() {
    return CausalLM.class;
  }

  @Override
  public Measurement measure(Claim claim, CausalLM model, Run run) {
    RepeatedTokens tokens = new RepeatedTokens(model, run.seed());
    return switch (claim.id().replace(TRAINED, "")) {
      case COPIES -> each(claim, model, run, () -> tokens.repeated(LENGTH),
          scores -> scores.firstLoss() - scores.secondLoss());
      case ATTENDS, ONE_LAYER -> {
        Head best = best(model, tokens);
        yield each(claim, model, run, () -> tokens.repeated(LENGTH), scores -> induction(scores).of(best));
      }
      case QUIET -> {
        Head best = best(model, tokens);
        yield each(claim, model, run, () -> tokens.unrepeated(LENGTH), scores -> induction(scores).of(best));
      }
      default -> throw new IllegalArgumentException("no claim " + claim.id());
    };
  }

  /** The head with the highest induction score on a sequence of its own, which is not among those measured. */
  private static Head best(CausalLM model, RepeatedTokens tokens) {
    OffsetScores scores = new OffsetScores(model, model.tokenizer().beginning());
    scores.add(tokens.repeated(LENGTH));
    return induction(scores).ranked().get(0);
  }

  private static HeadScores induction(OffsetScores scores) {
    return new HeadScores("induction score", scores.induction(), 0, 1);
  }

  private static Measurement each(Claim claim, CausalLM model, Run run, Sequences sequences,
      ToDoubleFunction<OffsetScores> measure) {
    OptionalInt beginning = model.tokenizer().beginning();
    double[] samples = new double[claim.samples()];
    for (int i = 0; i < samples.length; i++) {
      run.checkCancelled();
      run.progress((double) i / samples.length, "sequence " + (i + 1) + " of " + samples.length);
      OffsetScores scores = new OffsetScores(model, beginning);
      scores.add(sequences.next());
      samples[i] = measure.applyAsDouble(scores);
    }
    return Measurement.mean(samples);
  }

  /** Draws sequences. */
  @FunctionalInterface
  private interface Sequences {
    int[] next();
  }
}
