package io.headframe.analysis.attribution.internal;

import io.headframe.analysis.api.Head;
import io.headframe.analysis.api.HeadScores;
import io.headframe.analysis.api.HeadSet;
import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Method;
import io.headframe.core.method.MethodInfo;
import io.headframe.core.method.Parameter;
import io.headframe.core.method.Result;
import io.headframe.core.method.Run;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.HookPoint;
import io.headframe.core.model.HookSites;
import io.headframe.prompts.api.PromptPairs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;

/**
 * Splits the logit difference between two answers into what each part of the model adds to it directly: embeddings,
 * each head, biases, each feed-forward part, and if asked each neuron. The residual stream is the sum of what the parts
 * write, and with the divisor of the last normalisation held at its value everything after it is linear, so that the
 * shares add up to the difference. Of several prompts the mean is taken.
 *
 * <pre>
 * logit(answer) − logit(wrong) = constant + Σ over parts c of  c · direction
 * direction = ∂ (logit(answer) − logit(wrong)) / ∂ residual,  at ln_final.scale held
 * </pre>
 *
 * <p>Elhage et al., "A Mathematical Framework for Transformer Circuits" (2021), which reads logits as a sum over the
 * parts that write to the residual stream; the curve over layers is nostalgebraist's logit lens (2020) of the
 * difference. A head's share has the bias of its values in it, which TransformerLens moves to the bias of the output
 * when it folds biases.
 *
 * <p>Not for: saying what a prediction needs. A part that works through later parts has no direct share, and of a part
 * that is taken away later parts may do the work; patch activations to know.
 */
@Component
@MethodInfo(
    id = "direct-logit-attribution",
    title = "Direct logit attribution",
    summary = "Splits a logit difference into what each part of the model adds to it directly.",
    family = "analysis",
    paper = "A Mathematical Framework for Transformer Circuits",
    year = 2021)
public final class DirectLogitAttribution
    implements Method<DirectLogitAttribution.Parameters, DirectLogitAttribution.Findings>, HealthCheck {

  /**
   * What a user sets.
   *
   * @param model the model
   * @param prompt what the answer follows
   * @param answer the text of one token
   * @param wrong what it is compared with
   * @param pairs pairs whose clean prompts are used in place of the texts
   * @param count number of prompts
   * @param target what is attributed
   * @param top heads that are listed on each side
   * @param neurons neurons that are listed
   */
  public record Parameters(
      @Parameter(value = "the model to look into", defaultValue = "constructed") CausalLM model,
      @Parameter(value = "the prompt that the answer follows", positional = true) Optional<String> prompt,
      @Parameter("the right answer, one token, with the space before it") Optional<String> answer,
      @Parameter("the answer that it is compared with") Optional<String> wrong,
      @Parameter("prompt pairs; their clean prompts are used") Optional<PromptPairs> pairs,
      @Parameter(value = "number of prompts, of --pairs or of the example", unit = "prompts", defaultValue = "8",
          min = 1, max = 100_000) int count,
      @Parameter(value = "what is attributed", defaultValue = "logit-difference") AttributionTarget target,
      @Parameter(value = "heads that are listed for each sign", defaultValue = "5", min = 0, max = 1000) int top,
      @Parameter(value = "neurons that are listed", defaultValue = "0", min = 0, max = 1000) int neurons) {}

  /**
   * What comes out.
   *
   * @param value the target of the model's own logits
   * @param sum of all shares
   * @param remainder value − sum: rounding
   * @param prompts how many were averaged
   * @param heads the share of each head
   * @param raising heads with the greatest shares
   * @param lowering heads with the least shares
   * @param layers the shares of the parts of each block
   * @param accumulated the target of the residual stream on its way
   * @param neurons the strongest neurons
   */
  public record Findings(
      @Result(value = "what is attributed, of the model's own logits", unit = "logits") double value,
      @Result(value = "sum of all direct contributions", unit = "logits") double sum,
      @Result(value = "what the sum leaves unexplained: rounding", unit = "logits") double remainder,
      @Result(value = "prompts that were averaged", unit = "prompts") int prompts,
      @Result("direct contribution of each head") HeadScores heads,
      @Result("heads that raise it most") HeadSet raising,
      @Result("heads that lower it most") HeadSet lowering,
      @Result("direct contributions of the parts of each block") LayerContributions layers,
      @Result("what the residual stream says of it on its way") AccumulatedTarget accumulated,
      @Result("neurons that add or take most") NeuronContributions neurons) {}

  private static final double LEAST_SHARE = 1e-4;

  @Override
  public Findings run(Parameters parameters, Run run) {
    CausalLM model = parameters.model();
    AttributionTarget target = parameters.target();
    List<Question> questions = new QuestionChoice(parameters.prompt(), parameters.answer(), parameters.wrong(),
        parameters.pairs(), parameters.count()).questions(model, target, run.seed());
    Attributor attributor = new Attributor(model, target, parameters.neurons() > 0);
    List<Contributions> all = new ArrayList<>();
    for (Question question : questions) {
      run.progress((double) all.size() / questions.size(), "prompt " + (all.size() + 1) + " of " + questions.size());
      all.add(attributor.of(question, run));
    }
    return findings(Contributions.mean(all), questions.size(), attributor.places(), parameters);
  }

  @Override
  public void checkHealth(Run run) {
    Parameters parameters = new Parameters(run.open(CausalLM.class, "constructed"),
        Optional.of("#3 ba mi #5 dor zan #3"), Optional.of(" ba"), Optional.of(" dor"), Optional.empty(), 1,
        AttributionTarget.LOGIT_DIFFERENCE, 1, 0);
    double share = run(parameters, run).heads().of(new Head(1, 1));
    if (Math.abs(share - 40) > 1e-3) {
      throw new IllegalStateException(
          "head 1.1 of the model 'constructed' adds 40 logits to what it retrieves, and found were " + share);
    }
  }

  private static Findings findings(Contributions mean, int prompts, List<HookPoint> places, Parameters parameters) {
    String title = parameters.target().title();
    double most = Stream.of(mean.heads()).flatMapToDouble(DoubleStream::of).map(Math::abs).max().orElse(0);
    double end = most > 0 ? most : 1;
    HeadScores heads = new HeadScores("contribution to the " + title, mean.heads(), -end, end);
    int layers = mean.heads().length;
    return new Findings(mean.value(), mean.sum(), mean.value() - mean.sum(), prompts, heads,
        new HeadSet("heads that raise the " + title, members(heads, 1, most, parameters.top())),
        new HeadSet("heads that lower the " + title, members(heads, -1, most, parameters.top())),
        new LayerContributions(title, mean.embedding(), mean.positions(),
            IntStream.range(0, layers).mapToDouble(mean::headSum).toArray(), mean.attentionBias(), mean.feedForward(),
            mean.constant()),
        new AccumulatedTarget(
            title, places.stream().mapToDouble(DirectLogitAttribution::blocksPassed).toArray(), mean.accumulated()),
        NeuronContributions.strongest(title, mean.neurons(), parameters.neurons()));
  }

  /** Those with shares of one sign, the strongest first; what is next to nothing beside the strongest is left out. */
  private static List<HeadSet.Member> members(HeadScores heads, int sign, double most, int count) {
    return heads.ranked().stream()
        .filter(head -> sign * heads.of(head) > LEAST_SHARE * most)
        .sorted(Comparator.comparingDouble(head -> -sign * heads.of(head)))
        .limit(count)
        .map(head -> new HeadSet.Member(head, heads.of(head)))
        .toList();
  }

  private static double blocksPassed(HookPoint place) {
    if (place.site().equals(HookSites.BLOCK_IN)) {
      return place.layer();
    }
    return place.layer() + (place.site().equals(HookSites.BLOCK_MID) ? 0.5 : 1);
  }
}
