package io.headframe.analysis.induction.internal;

import io.headframe.analysis.api.Head;
import io.headframe.analysis.api.HeadScores;
import io.headframe.analysis.induction.internal.Formation.Moment;
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
 * Measures induction heads along a training: for each model of a series the highest induction and previous-token score
 * of any head, and the loss on random tokens that are repeated once. Induction heads are said to appear in a short part
 * of training, in which the loss on what can be copied falls. That part is named by the two neighbouring steps between
 * which the score rises most.
 *
 * <pre>
 * in-context score = loss on the second copy − loss on the first copy
 * </pre>
 *
 * <p>Olsson et al., "In-context Learning and Induction Heads" (2022), arXiv 2209.11895, arguments 1 and 2. There the
 * in-context score is that of text, the loss of the 500th token less that of the 50th; here it is that of repeated
 * tokens, so that it needs no text and asks for copying alone.
 *
 * <p>Not for: saying that the heads cause the fall. Mask them. Models of one layer cannot have induction heads and are
 * the control. The curve is as fine as the series: a change between two far steps looks sudden whatever it was.
 */
@Component
@MethodInfo(
    id = "phase-change",
    title = "Phase change of induction heads",
    summary = "Follows induction scores and losses along the models of a training.",
    family = "analysis",
    paper = "In-context Learning and Induction Heads",
    year = 2022,
    arxiv = "2209.11895")
public final class PhaseChange implements Method<PhaseChange.Parameters, PhaseChange.Findings>, HealthCheck {

  /**
   * What a user sets.
   *
   * @param models the series
   * @param length tokens of a sequence that is repeated
   * @param batch number of sequences
   * @param threshold least score of an induction head
   */
  public record Parameters(
      @Parameter(value = "a folder that has models in folders named by their steps, or models separated by commas, in"
              + " their order", defaultValue = "constructed", positional = true) String models,
      @Parameter(value = "length of the random sequence that is repeated", unit = "tokens", defaultValue = "50",
          min = 2, max = 100_000) int length,
      @Parameter(value = "number of random sequences", defaultValue = "10", min = 1, max = 100_000) int batch,
      @Parameter(value = "least score of an induction head", defaultValue = "0.4", min = 0, max = 1)
          double threshold) {}

  /**
   * What comes out.
   *
   * @param models how many there were
   * @param changeFrom the step before the greatest rise; −1 if there is none
   * @param changeTo the step after it; −1 if there is none
   * @param scoreRise how much the highest induction score rose there
   * @param lossFall how much the loss on the second copy fell there
   * @param heads induction heads of the last model
   * @param formation all measurements
   */
  public record Findings(
      @Result(value = "models of the series", unit = "models") int models,
      @Result(value = "step before the greatest rise of the induction score, -1 if it never rises", unit = "steps")
          long changeFrom,
      @Result(value = "step after the greatest rise, -1 if it never rises", unit = "steps") long changeTo,
      @Result("rise of the highest induction score between these steps") double scoreRise,
      @Result(value = "fall of the loss on the second copy between these steps", unit = "nats/token") double lossFall,
      @Result(value = "induction heads of the last model", unit = "heads") int heads,
      @Result("scores and losses of all models") Formation formation) {}

  @Override
  public Findings run(Parameters parameters, Run run) {
    List<ModelSeries.Member> series = ModelSeries.of(parameters.models());
    List<Moment> moments = new ArrayList<>();
    for (ModelSeries.Member member : series) {
      // Closed here and not at the end of the run, because a series has many models.
      try (CausalLM model = run.open(CausalLM.class, member.name())) {
        moments.add(moment(parameters, member.step(), model, (double) moments.size() / series.size(),
            1.0 / series.size(), run));
      }
    }
    Formation formation = new Formation(List.copyOf(moments));
    int steepest = formation.steepest();
    int heads = moments.get(moments.size() - 1).heads();
    if (steepest < 0) {
      return new Findings(series.size(), -1, -1, 0, 0, heads, formation);
    }
    Moment before = moments.get(steepest);
    Moment after = moments.get(steepest + 1);
    return new Findings(series.size(), before.step(), after.step(), after.induction() - before.induction(),
        before.secondLoss() - after.secondLoss(), heads, formation);
  }

  private static Moment moment(
      Parameters parameters, long step, CausalLM model, double done, double share, Run run) {
    int context = model.config().contextLength();
    if (2 * parameters.length() > context) {
      throw new HeadframeException(
          InductionError.REPEAT_TOO_LONG, parameters.length(), 2 * parameters.length(), context, context / 2);
    }
    // The same seed for each: models of one vocabulary read the same sequences.
    RepeatedTokens tokens = new RepeatedTokens(model, run.seed());
    OffsetScores scores = new OffsetScores(model, OptionalInt.empty());
    for (int i = 0; i < parameters.batch(); i++) {
      run.checkCancelled();
      run.progress(done + share * i / parameters.batch(), "step " + step + ", sequence " + (i + 1));
      scores.add(tokens.repeated(parameters.length()));
    }
    HeadScores induction = new HeadScores("induction score", scores.induction(), 0, 1);
    HeadScores previous = new HeadScores("previous-token score", scores.previousToken(), 0, 1);
    Head best = induction.ranked().get(0);
    return new Moment(step, best, induction.of(best), previous.of(previous.ranked().get(0)), scores.firstLoss(),
        scores.secondLoss(), induction.atLeast(parameters.threshold()).members().size());
  }

  @Override
  public void checkHealth(Run run) {
    Moment found = run(new Parameters("constructed", 20, 2, 0.4), run).formation().moments().get(0);
    if (!found.best().equals(new Head(1, 0)) || found.heads() != 1) {
      throw new IllegalStateException("the one induction head of the model 'constructed' is 1.0, and found were "
          + found.heads() + ", the best of them " + found.best());
    }
  }
}
