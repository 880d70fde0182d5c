package io.headframe.analysis.induction.internal;

import io.headframe.analysis.api.AttentionPattern;
import io.headframe.analysis.api.Head;
import io.headframe.analysis.api.HeadScores;
import io.headframe.analysis.api.HeadSet;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Method;
import io.headframe.core.method.MethodInfo;
import io.headframe.core.method.Parameter;
import io.headframe.core.method.Result;
import io.headframe.core.method.Run;
import io.headframe.core.model.CausalLM;
import io.headframe.prompts.induction.RepeatedTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.osgi.service.component.annotations.Component;

/**
 * Scores each attention head as an induction head, a previous-token head and a duplicate-token head on random tokens
 * that are repeated once: x x, with x of S tokens. A score is the mean attention along one diagonal of the pattern:
 * t → t − (S − 1) for induction, t → t − 1 for previous token, t → t − S for duplicate token. Beside the scores stands
 * the loss on each copy: a model that uses induction heads loses little on the second.
 *
 * <p>Olsson et al., "In-context Learning and Induction Heads" (2022), arXiv 2209.11895; Wang et al. (2022), arXiv
 * 2211.00593 for duplicate-token heads.
 *
 * <p>Not for: saying that a head <em>causes</em> copying. It measures where heads look, and a head that looks there may
 * write nothing; patch or mask the heads to know.
 */
@Component
@MethodInfo(
    id = "induction-heads",
    title = "Induction, previous-token and duplicate-token heads",
    summary = "Scores each head by where it looks when random tokens are repeated.",
    family = "analysis",
    paper = "In-context Learning and Induction Heads",
    year = 2022,
    arxiv = "2209.11895")
public final class InductionHeads implements Method<InductionHeads.Parameters, InductionHeads.Findings>, HealthCheck {

  /**
   * What a user sets.
   *
   * @param model the model
   * @param length S
   * @param batch number of sequences
   * @param prependBos whether sequences begin with the tokenizer's beginning token
   * @param threshold least score of a head that is reported
   * @param top heads of each kind whose pattern is shown
   */
  public record Parameters(
      @Parameter(value = "the model to look into", defaultValue = "constructed") CausalLM model,
      @Parameter(value = "length of the random sequence that is repeated", unit = "tokens", defaultValue = "50",
          min = 2, max = 100_000) int length,
      @Parameter(value = "number of random sequences", defaultValue = "10", min = 1, max = 100_000) int batch,
      @Parameter(value = "begin each sequence with the token that the tokenizer begins texts with",
          defaultValue = "false") boolean prependBos,
      @Parameter(value = "least score of a head that is reported", defaultValue = "0.4", min = 0, max = 1)
          double threshold,
      @Parameter(value = "heads of each kind whose attention pattern is shown", defaultValue = "2", min = 0, max = 20)
          int top) {}

  /**
   * What comes out.
   *
   * @param induction mean attention to the token after the earlier occurrence
   * @param previousToken mean attention to the token before
   * @param duplicateToken mean attention to the earlier occurrence
   * @param inductionHeads heads with at least the threshold
   * @param previousTokenHeads heads with at least the threshold
   * @param duplicateTokenHeads heads with at least the threshold
   * @param firstLoss mean loss on the first copy
   * @param secondLoss mean loss on the second copy
   * @param patterns attention of the top heads on one repeated sequence
   */
  public record Findings(
      @Result("mean attention to the token after the earlier occurrence") HeadScores induction,
      @Result("mean attention to the token before") HeadScores previousToken,
      @Result("mean attention to the earlier occurrence") HeadScores duplicateToken,
      @Result("heads with at least the threshold") HeadSet inductionHeads,
      @Result("heads with at least the threshold") HeadSet previousTokenHeads,
      @Result("heads with at least the threshold") HeadSet duplicateTokenHeads,
      @Result(value = "mean loss on the first copy", unit = "nats/token") double firstLoss,
      @Result(value = "mean loss on the second copy", unit = "nats/token") double secondLoss,
      @Result("attention of the reported heads on a repeated sequence") List<AttentionPattern> patterns) {}

  private static final int SHOWN_LENGTH = 12;

  @Override
  public Findings run(Parameters parameters, Run run) {
    CausalLM model = parameters.model();
    OptionalInt beginning = beginning(parameters);
    checkLength(parameters, beginning);
    RepeatedTokens tokens = new RepeatedTokens(model, run.seed());
    OffsetScores scores = new OffsetScores(model, beginning);
    for (int i = 0; i < parameters.batch(); i++) {
      run.checkCancelled();
      run.progress((double) i / parameters.batch(), "sequence " + (i + 1) + " of " + parameters.batch());
      scores.add(tokens.repeated(parameters.length()));
    }
    HeadScores induction = new HeadScores("induction score", scores.induction(), 0, 1);
    HeadScores previous = new HeadScores("previous-token score", scores.previousToken(), 0, 1);
    HeadScores duplicate = new HeadScores("duplicate-token score", scores.duplicateToken(), 0, 1);
    HeadSet inductionHeads = found("induction heads", induction, parameters.threshold());
    HeadSet previousHeads = found("previous-token heads", previous, parameters.threshold());
    HeadSet duplicateHeads = found("duplicate-token heads", duplicate, parameters.threshold());

    PatternReader patterns = new PatternReader(
        model, beginning, tokens.repeated(Math.min(parameters.length(), SHOWN_LENGTH)));
    List<AttentionPattern> shown = new ArrayList<>();
    shown.addAll(patterns.read("induction", inductionHeads, parameters.top()));
    shown.addAll(patterns.read("previous token", previousHeads, parameters.top()));
    shown.addAll(patterns.read("duplicate token", duplicateHeads, parameters.top()));
    return new Findings(induction, previous, duplicate, inductionHeads, previousHeads, duplicateHeads,
        scores.firstLoss(), scores.secondLoss(), shown);
  }

  @Override
  public void checkHealth(Run run) {
    CausalLM model = run.open(CausalLM.class, "constructed");
    List<Head> found = run(new Parameters(model, 20, 2, false, 0.4, 0), run).inductionHeads().heads();
    if (!found.equals(List.of(new Head(1, 0)))) {
      throw new IllegalStateException("the induction head of the model 'constructed' is 1.0, and found were " + found);
    }
  }

  private static HeadSet found(String name, HeadScores scores, double threshold) {
    return new HeadSet(name, scores.atLeast(threshold).members());
  }

  private static OptionalInt beginning(Parameters parameters) {
    if (!parameters.prependBos()) {
      return OptionalInt.empty();
    }
    OptionalInt beginning = parameters.model().tokenizer().beginning();
    if (beginning.isEmpty()) {
      throw new HeadframeException(InductionError.NO_BEGINNING);
    }
    return beginning;
  }

  private static void checkLength(Parameters parameters, OptionalInt beginning) {
    int extra = beginning.isPresent() ? 1 : 0;
    int needed = 2 * parameters.length() + extra;
    int context = parameters.model().config().contextLength();
    if (needed > context) {
      throw new HeadframeException(
          InductionError.REPEAT_TOO_LONG, parameters.length(), needed, context, (context - extra) / 2);
    }
  }
}
