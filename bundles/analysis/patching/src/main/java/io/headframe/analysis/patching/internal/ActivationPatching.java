package io.headframe.analysis.patching.internal;

import io.headframe.analysis.api.Head;
import io.headframe.analysis.api.HeadSet;
import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Method;
import io.headframe.core.method.MethodInfo;
import io.headframe.core.method.Parameter;
import io.headframe.core.method.Result;
import io.headframe.core.method.Run;
import io.headframe.core.model.CausalLM;
import io.headframe.prompts.api.EncodedPair;
import io.headframe.prompts.api.LogitMetric;
import io.headframe.prompts.api.PromptPairs;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;

/**
 * Finds which activations carry what decides an answer. Runs a model on two prompts that differ in that alone, and
 * again on the corrupt prompt with one activation at a time replaced by that of the clean prompt. A cell is the share
 * of the metric that this brings back:
 *
 * <pre>(m_patched − m_corrupt) / (m_clean − m_corrupt)</pre>
 *
 * <p>1 is all, 0 is nothing, below 0 is the wrong way. With {@code --direction noise} the clean run is patched with the
 * corrupt one, and the share is of the metric that is lost. Over several pairs, m is the mean of the metric, so that
 * pairs with a small difference do not count more than others.
 *
 * <p>Meng et al. (2022), "Locating and Editing Factual Associations in GPT", arXiv 2202.05262, where it is called
 * causal tracing; Wang et al. (2022), arXiv 2211.00593 for heads and the logit difference; Zhang and Nanda (2023),
 * arXiv 2309.16042 for the choices.
 *
 * <p>Not for: prompts that differ in more than what is asked about, because all of it moves with an activation; and
 * components of which another takes the place when they fail, which denoising shows and noising does not.
 */
@Component
@MethodInfo(
    id = "activation-patching",
    title = "Activation patching",
    summary = "Moves activations from a clean run into a corrupt one, part by part, and measures how much of the answer"
        + " each brings back.",
    family = "analysis",
    paper = "Locating and Editing Factual Associations in GPT",
    year = 2022,
    arxiv = "2202.05262")
public final class ActivationPatching
    implements Method<ActivationPatching.Parameters, ActivationPatching.Findings>, HealthCheck {

  /**
   * What a user sets.
   *
   * @param model the model
   * @param clean a prompt that the answer continues rightly
   * @param corrupt the same prompt but for what decides the answer
   * @param answer what continues the clean prompt, one token
   * @param wrong what it is compared with, one token
   * @param pairs prompts in place of these four
   * @param count the number of pairs
   * @param site where activations are moved
   * @param by what a cell stands for
   * @param heads the heads that are patched
   * @param metric how an answer is measured
   * @param direction which run is patched
   * @param threshold least share of a head that is reported
   */
  public record Parameters(
      @Parameter(value = "the model to look into", defaultValue = "constructed") CausalLM model,
      @Parameter("a prompt that the answer continues rightly; without prompts, random tokens of the model that need an"
          + " induction head") Optional<String> clean,
      @Parameter("the same prompt but for what decides the answer, with as many tokens") Optional<String> corrupt,
      @Parameter("what continues the clean prompt, one token, with the space before it") Optional<String> answer,
      @Parameter("what it is compared with, written likewise") Optional<String> wrong,
      @Parameter("prompts in place of these four") Optional<PromptPairs> pairs,
      @Parameter(value = "number of pairs, of --pairs or of the example", defaultValue = "8", min = 1, max = 100_000)
          int count,
      @Parameter(value = "where activations are moved: in, attn.q, attn.k, attn.v, attn.pattern, attn.z, attn.out, mid,"
          + " mlp.out or out of each block, or a name of TransformerLens", defaultValue = "attn.z") String site,
      @Parameter("what a cell stands for; head where the site has heads and layer-position elsewhere, unless given")
          Optional<Division> by,
      @Parameter("the heads that are patched, all unless given; together where heads are not divided")
          Optional<HeadSet> heads,
      @Parameter(value = "how an answer is measured", defaultValue = "logit-difference") LogitMetric metric,
      @Parameter(value = "denoise patches the corrupt run with the clean one, noise the clean run with the corrupt one",
          defaultValue = "denoise") Direction direction,
      @Parameter(value = "least share of a head that is reported", defaultValue = "0.1", min = -10, max = 10)
          double threshold) {}

  /**
   * What comes out.
   *
   * @param cautions why the numbers may mislead, empty if nothing is known
   * @param shares the share of the metric that each cell brings back, or destroys
   * @param heads the heads that reach the threshold, where cells are heads
   * @param clean the metric of the clean run
   * @param corrupt the metric of the corrupt run
   * @param prompts what the model was given
   */
  public record Findings(
      @Result("what to know before the numbers are read") List<Caution> cautions,
      @Result("share of the metric that patching brings back, or with noise takes away") PatchMap shares,
      @Result("heads with at least the threshold, where cells are heads") List<HeadSet> heads,
      @Result("mean metric of the clean runs") double clean,
      @Result("mean metric of the corrupt runs") double corrupt,
      @Result("what the model was given") ShownPairs prompts) {}

  @Override
  public Findings run(Parameters parameters, Run run) {
    CausalLM model = parameters.model();
    PatchGrid grid = PatchGrid.asked(model, parameters.site(), parameters.by(), parameters.heads());
    List<EncodedPair> pairs = new PairChoice(parameters.clean(), parameters.corrupt(), parameters.answer(),
        parameters.wrong(), parameters.pairs(), parameters.count()).encoded(model, run.seed());
    grid.checkLengths(pairs);

    boolean noise = parameters.direction() == Direction.NOISE;
    PatchedMetrics mean = mean(parameters, grid, pairs, run);
    double clean = noise ? mean.base() : mean.source();
    double corrupt = noise ? mean.source() : mean.base();
    Recovery denoising = Recovery.of(parameters.metric(), clean, corrupt);
    Recovery recovery = noise ? denoising.reversed() : denoising;
    double[][] shares = Arrays.stream(mean.patched())
        .map(row -> Arrays.stream(row).map(recovery::share).toArray()).toArray(double[][]::new);

    String what = noise ? "destroyed" : "recovered";
    PatchMap map = PatchMap.of("share of the " + parameters.metric().title() + " " + what + " by " + grid.site(), grid,
        model, pairs, shares);
    List<HeadSet> heads = grid.by().heads()
        ? List.of(grid.atLeast(parameters.threshold(),
            noise ? "heads that the answer needs" : "heads that bring the answer back", model.config(), shares))
        : List.of();
    return new Findings(Caution.of(parameters.metric(), clean, corrupt), map, heads, clean, corrupt,
        ShownPairs.of(pairs, model.tokenizer()));
  }

  @Override
  public void checkHealth(Run run) {
    Parameters parameters = new Parameters(run.open(CausalLM.class, "constructed"), Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.empty(), 1, "attn.z", Optional.empty(), Optional.empty(),
        LogitMetric.LOGIT_DIFFERENCE, Direction.DENOISE, 0.5);
    Set<Head> found = Set.copyOf(run(parameters, run).heads().get(0).heads());
    if (!found.equals(Set.of(new Head(0, 0), new Head(1, 0)))) {
      throw new IllegalStateException(
          "heads 0.0 and 1.0 of the model 'constructed' bring its answer back, and found were " + found);
    }
  }

  private static PatchedMetrics mean(Parameters parameters, PatchGrid grid, List<EncodedPair> pairs, Run run) {
    PatchEngine engine = new PatchEngine(parameters.model(), parameters.metric());
    PatchedMetrics sum = null;
    for (int i = 0; i < pairs.size(); i++) {
      int pair = i;
      PatchedPrompt prompt = parameters.direction() == Direction.NOISE
          ? PatchedPrompt.noising(pairs.get(i))
          : PatchedPrompt.denoising(pairs.get(i));
      PatchedMetrics one = engine.patch(prompt, grid, fraction -> {
        run.checkCancelled();
        run.progress((pair + fraction) / pairs.size(), "pair " + (pair + 1) + " of " + pairs.size());
      });
      sum = sum == null ? one : sum.plus(one);
    }
    return sum.dividedBy(pairs.size());
  }
}
