package io.headframe.draft.hydra.internal;

import io.headframe.core.method.Claim;
import io.headframe.core.method.Claim.Direction;
import io.headframe.core.method.ClaimCheck;
import io.headframe.core.method.Lease;
import io.headframe.core.method.Measurement;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import io.headframe.core.model.CausalLM;
import io.headframe.decoding.sampling.Generation;
import io.headframe.decoding.sampling.Sampling;
import io.headframe.draft.api.Draft;
import io.headframe.draft.api.DraftReport;
import io.headframe.draft.api.DraftSource;
import io.headframe.draft.api.DraftTraining;
import io.headframe.draft.api.Drafter;
import io.headframe.draft.api.TrainableDrafter;
import io.headframe.draft.api.TreePlan;
import io.headframe.draft.speculative.Acceptance;
import io.headframe.draft.speculative.DraftStatistics;
import io.headframe.draft.speculative.SpeculativeGeneration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * What the paper says of Hydra's heads beside Medusa's: both trained for as long on the same texts, which the model
 * wrote itself, and with the same tree. A sample has texts of its own.
 */
@Component
@Technique(id = "hydra")
public final class HydraClaims implements ClaimCheck<CausalLM> {

  private static final int SAMPLES = 3;
  private static final int TEXTS = 40;
  private static final int TEXT_TOKENS = 96;
  private static final int HEADS = 3;
  private static final int WINDOW = 32;
  private static final int BATCH = 4;
  private static final int STEPS = 200;
  private static final double RATE = 2e-3;
  private static final int PROMPTS = 10;
  private static final int PROMPT_TOKENS = 8;
  private static final int NEW_TOKENS = 48;
  private static final String TREE = "0,1,2,0.0,0.1,1.0,0.0.0,0.0.1";

  /** Below this accuracy of the first head there is nothing in the model's texts that heads can learn. */
  private static final double LEAST = 0.1;

  private static final Claim LONGER = new Claim("accepts-more-than-medusa", "hydra",
      "Hydra's heads give at least 1.05 times as many tokens a pass as Medusa's, after the same training and with the"
          + " same tree.",
      "Ankner et al. 2024, arXiv 2402.05109, section 5; Spec-Bench: 3.26 to 2.31 on Vicuna-7B", "constructed",
      Direction.AT_LEAST, 1.05, SAMPLES, 1);

  private final int steps;

  /** With as many steps as the claim says something about. */
  @Activate
  public HydraClaims() {
    this(STEPS);
  }

  /** @param steps of each training */
  HydraClaims(int steps) {
    this.steps = steps;
  }

  @Override
  public List<Claim> claims() {
    return List.of(LONGER);
  }

  @Override
  public Class<CausalLM> modelType() {
    return CausalLM.class;
  }

  @Override
  public Measurement measure(Claim claim, CausalLM model, Run run) throws IOException {
    double[] ratios = new double[claim.samples()];
    try (Lease<Drafter> medusa = run.leases().lease(Drafter.class, "medusa")) {
      for (int sample = 0; sample < ratios.length; sample++) {
        run.progress((double) sample / ratios.length, "sample " + (sample + 1) + " of " + ratios.length);
        int[][] texts = texts(model, claim.seed() + sample, run);
        Compared independent = compared((TrainableDrafter) medusa.get(), "medusa-" + sample, model, texts, run);
        if (independent.accuracy < LEAST) {
          return Measurement.notApplicable(String.format(Locale.ROOT, "what the model writes follows from nothing that"
              + " heads can learn: the first head is right at %.3f of the places", independent.accuracy));
        }
        ratios[sample] =
            compared(new Hydra(), "hydra-" + sample, model, texts, run).tokensPerStep / independent.tokensPerStep;
      }
    }
    return Measurement.mean(ratios);
  }

  /** Texts that the model draws from its own law, from the token that begins texts on, or any. */
  private static int[][] texts(CausalLM model, long seed, Run run) {
    int[] begin = {model.tokenizer().beginning().orElse(0)};
    int most = Math.min(TEXT_TOKENS, model.config().contextLength() - 1);
    int[][] texts = new int[TEXTS][];
    for (int i = 0; i < texts.length; i++) {
      run.checkCancelled();
      int[] drawn = new Generation(model, new Sampling(1, 0, 1, seed * TEXTS + i))
          .generate(begin, most, () -> false, token -> {}).tokens();
      texts[i] = Arrays.copyOf(begin, 1 + drawn.length);
      System.arraycopy(drawn, 0, texts[i], 1, drawn.length);
    }
    return texts;
  }

  private record Compared(double tokensPerStep, double accuracy) {}

  /** The last texts are held out: their beginnings are the prompts. */
  private Compared compared(
      TrainableDrafter drafter, String name, CausalLM model, int[][] texts, Run run) throws IOException {
    int trained = texts.length - PROMPTS;
    DraftTraining task = new DraftTraining(model, joined(texts, 0, trained), joined(texts, trained, texts.length),
        0, HEADS, 1, WINDOW, BATCH, steps, RATE);
    Path folder = run.artifact(name);
    DraftReport report = drafter.train(task, folder, run);
    DraftStatistics all = DraftStatistics.NONE;
    try (Draft draft = drafter.open(new DraftSource(
        folder.toString(), Optional.of(TreePlan.parse(TREE)), model, text -> run.open(CausalLM.class, text)))) {
      SpeculativeGeneration generation =
          new SpeculativeGeneration(model, draft, Sampling.greedy(), Acceptance.lossless());
      for (int i = trained; i < texts.length; i++) {
        run.checkCancelled();
        int[] prompt = Arrays.copyOf(texts[i], Math.min(PROMPT_TOKENS, texts[i].length));
        all = all.plus(generation.generate(prompt, NEW_TOKENS, () -> false, token -> {}).statistics());
      }
    }
    return new Compared(all.tokensPerStep(), report.accuracies().get(0));
  }

  private static int[] joined(int[][] texts, int from, int to) {
    return IntStream.range(from, to).flatMap(i -> Arrays.stream(texts[i])).toArray();
  }
}
