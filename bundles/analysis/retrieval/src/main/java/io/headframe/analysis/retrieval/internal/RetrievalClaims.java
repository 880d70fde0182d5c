package io.headframe.analysis.retrieval.internal;

import io.headframe.analysis.api.Head;
import io.headframe.analysis.api.HeadScores;
import io.headframe.core.method.Claim;
import io.headframe.core.method.Claim.Direction;
import io.headframe.core.method.ClaimCheck;
import io.headframe.core.method.Measurement;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import io.headframe.core.model.CausalLM;
import io.headframe.prompts.needles.NeedlePrompt;
import io.headframe.prompts.needles.NeedleShape;
import io.headframe.prompts.needles.Needles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;

/**
 * What the paper says of retrieval heads: they are few, without them the model finds no needle, and without as many
 * other heads it still does. Prompts have 128 tokens for the model whose weights were written down, 256 and 512 for the
 * one that was trained, five needles with values of one token, and depths from the beginning to the end by turns. Heads
 * are found on 20 prompts and masked on others.
 */
@Component
@Technique(id = "retrieval-heads")
public final class RetrievalClaims implements ClaimCheck<CausalLM> {

  private static final String METHOD = "retrieval-heads";
  private static final String PAPER = "Wu et al. 2024, arXiv 2404.15574";
  private static final int OTHERS = 4;
  private static final int DEPTHS = 5;
  private static final int FINDING = 20;
  private static final double THRESHOLD = 0.1;
  private static final double NEEDED_RECALL = 0.95;
  /** Prompts that each draw of random heads is tried on. */
  private static final int PROMPTS_OF_A_DRAW = 20;
  private static final long SEED = 1;

  private static final String RECALLS = "finds-needles";
  private static final String FEW = "few-heads";
  private static final String DESTROYS = "masking-destroys-recall";
  private static final String RANDOM = "random-heads-hardly-matter";

  /**
   * A model and how long its prompts are.
   *
   * @param suffix of the claims' ids
   */
  private record Setting(String model, int length, String suffix) {

    Claim claim(String id, String statement, String section, Direction direction, double threshold, int samples) {
      return new Claim(id + suffix, METHOD, statement, PAPER + ", section " + section, model, direction, threshold,
          samples, SEED);
    }

    Stream<Claim> claims() {
      return Stream.of(
          claim(RECALLS, "The whole model finds at least 95 % of the needles, without which nothing could be lost.",
              "2", Direction.AT_LEAST, NEEDED_RECALL, 100),
          claim(FEW, "At most a tenth of all heads are retrieval heads.", "3.1, where they are fewer than 5 %",
              Direction.AT_MOST, 0.1, 5),
          claim(DESTROYS, "Without the retrieval heads the model finds at most 30 % of the needles.", "4.1",
              Direction.AT_MOST, 0.3, 100),
          claim(RANDOM, "Without as many heads that are drawn from the others the model finds at least 85 % of the"
              + " needles.", "4.1", Direction.AT_LEAST, 0.85, 20));
    }
  }

  private static final List<Setting> SETTINGS =
      List.of(new Setting("constructed", 128, ""), new Setting("needles", 256, "-in-256"),
          new Setting("needles", 512, "-in-512"));

  @Override
  public List<Claim> claims() {
    return SETTINGS.stream().flatMap(Setting::claims).toList();
  }

  @Override
  public Class<CausalLM> modelType() {
    return CausalLM.class;
  }

  @Override
  public Measurement measure(Claim claim, CausalLM model, Run run) {
    Setting setting = SETTINGS.stream()
        .filter(each -> each.claims().anyMatch(theirs -> theirs.id().equals(claim.id()))).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no claim " + claim.id()));
    int context = model.config().contextLength();
    if (setting.length() > context) {
      return Measurement.notApplicable(
          "prompts have " + setting.length() + " tokens, and the model takes " + context);
    }
    Prompts prompts = new Prompts(new Needles(model, run.seed()), setting.length());
    return switch (claim.id().substring(0, claim.id().length() - setting.suffix().length())) {
      case RECALLS -> Measurement.share(
          new MaskedRecall(model, prompts.next(claim.samples())).without(List.of(), run), claim.samples());
      case FEW -> few(claim, model, prompts, run);
      case DESTROYS -> destroys(claim, model, prompts, run);
      default -> random(claim, model, prompts, run);
    };
  }

  private static Measurement few(Claim claim, CausalLM model, Prompts prompts, Run run) {
    double all = (double) model.config().layers() * model.config().heads();
    double[] shares = new double[claim.samples()];
    for (int i = 0; i < shares.length; i++) {
      run.progress((double) i / shares.length, "search " + (i + 1) + " of " + shares.length);
      List<Head> found = find(model, prompts, run);
      if (found.isEmpty()) {
        return nothingFound();
      }
      shares[i] = found.size() / all;
    }
    return Measurement.mean(shares);
  }

  private static Measurement destroys(Claim claim, CausalLM model, Prompts prompts, Run run) {
    List<Head> found = find(model, prompts, run);
    if (found.isEmpty()) {
      return nothingFound();
    }
    run.progress(0.5, "recall");
    MaskedRecall recall = new MaskedRecall(model, prompts.next(claim.samples()));
    int whole = recall.without(List.of(), run);
    return whole < NEEDED_RECALL * claim.samples()
        ? nothingToLose(whole, claim.samples())
        : Measurement.share(recall.without(found, run), claim.samples());
  }

  private static Measurement random(Claim claim, CausalLM model, Prompts prompts, Run run) {
    List<Head> found = find(model, prompts, run);
    if (found.isEmpty()) {
      return nothingFound();
    }
    List<Head> others = new ArrayList<>();
    IntStream.range(0, model.config().layers()).forEach(layer -> IntStream.range(0, model.config().heads())
        .mapToObj(head -> new Head(layer, head)).filter(head -> !found.contains(head)).forEach(others::add));
    if (others.size() < found.size()) {
      return Measurement.notApplicable(
          "the model has " + found.size() + " retrieval heads and " + others.size() + " others to draw from");
    }
    MaskedRecall recall = new MaskedRecall(model, prompts.next(PROMPTS_OF_A_DRAW));
    int whole = recall.without(List.of(), run);
    if (whole < NEEDED_RECALL * PROMPTS_OF_A_DRAW) {
      return nothingToLose(whole, PROMPTS_OF_A_DRAW);
    }
    Random drawing = new Random(run.seed());
    double[] shares = new double[claim.samples()];
    for (int i = 0; i < shares.length; i++) {
      run.progress((double) i / shares.length, "draw " + (i + 1) + " of " + shares.length);
      Collections.shuffle(others, drawing);
      shares[i] = (double) recall.without(others.subList(0, found.size()), run) / PROMPTS_OF_A_DRAW;
    }
    return Measurement.mean(shares);
  }

  private static Measurement nothingFound() {
    return Measurement.notApplicable("the model has no retrieval head");
  }

  private static Measurement nothingToLose(int found, int prompts) {
    return Measurement.notApplicable(String.format(Locale.ROOT,
        "the whole model finds %d of %d needles, and only one that finds 95 %% of them can lose them", found, prompts));
  }

  /** The retrieval heads, on prompts that are not among those measured. */
  private static List<Head> find(CausalLM model, Prompts prompts, Run run) {
    Tally tally = new Tally(model.config().layers(), model.config().heads());
    for (NeedlePrompt prompt : prompts.next(FINDING)) {
      run.checkCancelled();
      tally.add(Trial.of(model, prompt));
    }
    return RetrievalHeads.found(new HeadScores("retrieval score", tally.scores(), 0, 1), THRESHOLD).heads();
  }

  /** Draws prompts of one length, their depths by turns. */
  private record Prompts(Needles needles, int length) {

    List<NeedlePrompt> next(int count) {
      return IntStream.range(0, count)
          .mapToObj(i -> needles.prompt(new NeedleShape(length, i % DEPTHS / (DEPTHS - 1.0), 1, OTHERS)))
          .toList();
    }
  }
}
