package io.headframe.analysis.importance.internal;

import io.headframe.analysis.api.Head;
import io.headframe.analysis.api.HeadScores;
import io.headframe.analysis.api.HeadSet;
import io.headframe.analysis.importance.internal.MaskedLoss.Quality;
import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Method;
import io.headframe.core.method.MethodInfo;
import io.headframe.core.method.Parameter;
import io.headframe.core.method.Result;
import io.headframe.core.method.Run;
import io.headframe.core.model.CausalLM;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;

/**
 * Estimates how much a model needs each attention head by how the loss changes with a factor of the head's output, and
 * tests the estimate: heads are taken away, the least important first, and the loss is measured at each step. The same
 * is done in random order and with the most important first; where the three curves do not differ, the importance says
 * nothing. With {@code heads} one set of heads is taken away in addition.
 *
 * <pre>
 * I_h = E_x | Att_h(x)ᵀ ∂L(x)/∂Att_h(x) | = E_x | ∂L(x)/∂ξ_h |,  then I / ‖I‖₂ within each layer
 * </pre>
 *
 * <p>Michel, Levy and Neubig, "Are Sixteen Heads Really Better than One?" (2019), arXiv 1905.10650, section 4.1. E_x is
 * the mean over sequences, L(x) the mean loss of a sequence. The paper's equation takes the absolute value of a
 * sequence; the code of its authors takes that of each position, which is there with {@code --absolute-of position}.
 * Without a text, losses are those of random tokens that are repeated once, on which induction heads matter.
 *
 * <p>Not for: heads that work together. The gradient sees one head at a time and only a small change of it: where
 * attention is saturated, or two heads do the same, it says that neither is needed.
 */
@Component
@MethodInfo(
    id = "head-importance",
    title = "Head importance and pruning",
    summary = "Ranks heads by the gradient of the loss, and takes them away in that order.",
    family = "analysis",
    paper = "Are Sixteen Heads Really Better than One?",
    year = 2019,
    arxiv = "1905.10650")
public final class HeadImportance implements Method<HeadImportance.Parameters, HeadImportance.Findings>, HealthCheck {

  private static final int USUAL_LENGTH = 128;

  /** Short enough for few tokens to be drawn twice, which nothing could predict. */
  private static final int USUAL_REPEATED_LENGTH = 32;

  /** What four decimals show as zero. */
  private static final double LEAST_IMPORTANCE = 5e-5;

  /**
   * What a user sets.
   *
   * @param model the model
   * @param text a file of text; repeated random tokens if it is not given
   * @param length tokens of each sequence
   * @param windows sequences at most
   * @param absoluteOf of what absolute values are taken
   * @param step heads that are removed at each step
   * @param heads a set of heads to remove in addition
   * @param top heads that are listed
   */
  public record Parameters(
      @Parameter(value = "the model to look into", defaultValue = "needles") CausalLM model,
      @Parameter("file of text; without it random tokens that are repeated once") Optional<Path> text,
      @Parameter(value = "length of each sequence; if not given, " + USUAL_LENGTH + ", or " + USUAL_REPEATED_LENGTH
              + " without a text, at most the context of the model", unit = "tokens", min = 2, max = 1_000_000)
          Optional<Integer> length,
      @Parameter(value = "sequences at most", unit = "sequences", defaultValue = "8", min = 1, max = 1_000_000)
          int windows,
      @Parameter(value = "what absolute values are taken of before they are averaged", defaultValue = "sequence")
          AbsoluteOf absoluteOf,
      @Parameter(value = "heads that are removed at each step", unit = "% of all heads", defaultValue = "10",
          min = 0.1, max = 100) double step,
      @Parameter("heads that are removed together, beside the curves") Optional<HeadSet> heads,
      @Parameter(value = "heads that are listed", defaultValue = "10", min = 0, max = 100_000) int top) {}

  /**
   * What comes out.
   *
   * @param loss mean loss of the whole model
   * @param perplexity e to the loss
   * @param accuracy share of tokens that the whole model predicts as the likeliest
   * @param sequences how many were read
   * @param importance normalised within each layer
   * @param gradient before it is normalised
   * @param important the most important heads
   * @param pruning what becomes of the model as heads are removed
   * @param withoutSet what becomes of it without the heads that the user named
   */
  public record Findings(
      @Result(value = "mean loss of the whole model", unit = "nats/token") double loss,
      @Result(value = "e to the power of the loss") double perplexity,
      @Result(value = "share of tokens that the whole model predicts as the likeliest") double accuracy,
      @Result(value = "sequences that were read", unit = "sequences") int sequences,
      @Result("importance of each head, normalised within its layer") HeadScores importance,
      @Result("mean size of the derivative of the loss by the head's factor, nats/token") HeadScores gradient,
      @Result("the most important heads") HeadSet important,
      @Result("loss, accuracy and perplexity as heads are removed") Pruning pruning,
      @Result("the model without the heads that were named") WithoutSet withoutSet) {}

  @Override
  public Findings run(Parameters parameters, Run run) {
    CausalLM model = parameters.model();
    int layers = model.config().layers();
    int heads = model.config().heads();
    parameters.heads().ifPresent(set -> set.checkWithin(layers, heads));
    int usual = parameters.text().isPresent() ? USUAL_LENGTH : USUAL_REPEATED_LENGTH;
    int length = parameters.length().orElse(Math.min(usual, model.config().contextLength()));
    Windows made = new Windows(model, length, parameters.windows());
    List<int[]> windows = parameters.text().map(made::of).orElseGet(() -> made.repeated(run.seed()));

    double[][] gradient = gradient(model, windows, parameters.absoluteOf(), run);
    double most = Stream.of(gradient).flatMapToDouble(DoubleStream::of).max().orElse(0);
    HeadScores importance = new HeadScores("importance", normalized(gradient), 0, 1);
    List<Head> ranked = importance.ranked();

    Pruner pruner =
        new Pruner(new MaskedLoss(model, windows), Pruner.steps(ranked.size(), parameters.step()), run);
    Pruning pruning = pruning(pruner, ranked, parameters.step(), run.seed());
    Quality whole = pruner.without(List.of());
    return new Findings(whole.loss(), Math.exp(whole.loss()), whole.accuracy(), windows.size(), importance,
        new HeadScores("size of the gradient", gradient, 0, most > 0 ? most : 1),
        new HeadSet("most important heads", ranked.stream()
            .filter(head -> importance.of(head) >= LEAST_IMPORTANCE)
            .limit(parameters.top())
            .map(head -> new HeadSet.Member(head, importance.of(head)))
            .toList()),
        pruning, withoutSet(pruner, parameters.heads(), whole));
  }

  @Override
  public void checkHealth(Run run) {
    Parameters parameters = new Parameters(run.open(CausalLM.class, "constructed"), Optional.empty(), Optional.of(20),
        2, AbsoluteOf.SEQUENCE, 50, Optional.empty(), 1);
    HeadScores gradient = run(parameters, run).gradient();
    double needed = gradient.of(new Head(1, 0));
    double resting = gradient.of(new Head(1, 2));
    if (!(needed > 0) || resting != 0) {
      throw new IllegalStateException("of the model 'constructed' head 1.0 matters and 1.2 does not, and their"
          + " gradients are " + needed + " and " + resting);
    }
  }

  /** [layer, head]: the mean over sequences of absolute values. */
  private static double[][] gradient(CausalLM model, List<int[]> windows, AbsoluteOf absoluteOf, Run run) {
    double[][] mean = new double[model.config().layers()][model.config().heads()];
    Sensitivity sensitivity = new Sensitivity(model);
    for (int i = 0; i < windows.size(); i++) {
      run.checkCancelled();
      run.progress(Pruner.BEFORE * i / windows.size(), "gradient of sequence " + (i + 1) + " of " + windows.size());
      double[][][] products = sensitivity.of(windows.get(i));
      for (int layer = 0; layer < mean.length; layer++) {
        double[] sizes = absoluteOf.of(products[layer]);
        for (int head = 0; head < sizes.length; head++) {
          mean[layer][head] += sizes[head] / windows.size();
        }
      }
    }
    return mean;
  }

  /** Each layer divided by its Euclidean norm; a layer of zeros stays so. */
  private static double[][] normalized(double[][] gradient) {
    double[][] normalized = new double[gradient.length][];
    for (int layer = 0; layer < gradient.length; layer++) {
      double norm = Math.sqrt(DoubleStream.of(gradient[layer]).map(value -> value * value).sum());
      normalized[layer] = DoubleStream.of(gradient[layer]).map(value -> norm > 0 ? value / norm : 0).toArray();
    }
    return normalized;
  }

  private static Pruning pruning(Pruner pruner, List<Head> ranked, double step, long seed) {
    List<Head> leastFirst = new ArrayList<>(ranked);
    Collections.reverse(leastFirst);
    List<Head> shuffled = new ArrayList<>(ranked);
    Collections.shuffle(shuffled, new Random(seed));
    return new Pruning(ranked.size(), Pruner.steps(ranked.size(), step), List.of(
        pruner.order("least important first", leastFirst),
        pruner.order("in random order", shuffled),
        pruner.order("most important first", ranked)));
  }

  private static WithoutSet withoutSet(Pruner pruner, Optional<HeadSet> heads, Quality whole) {
    return new WithoutSet(heads.map(set -> List.of(
        WithoutSet.Line.of("nothing", 0, whole),
        WithoutSet.Line.of(set.name(), set.heads().size(), pruner.without(set.heads())))).orElse(List.of()));
  }
}
