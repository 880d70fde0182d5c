package io.headframe.analysis.patching.internal;

import io.headframe.analysis.api.Head;
import io.headframe.analysis.api.HeadSet;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Method;
import io.headframe.core.method.MethodInfo;
import io.headframe.core.method.Parameter;
import io.headframe.core.method.Result;
import io.headframe.core.method.Run;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.prompts.api.EncodedPair;
import io.headframe.prompts.api.LogitMetric;
import io.headframe.prompts.api.PromptPairs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Component;

/**
 * Estimates for all activations at once what activation patching measures one by one. A node's estimate is the first
 * order of the metric around the corrupt run, in the direction of the clean activation, as a share of the whole
 * difference:
 *
 * <pre>Σ (clean − corrupt) · ∂m/∂activation at the corrupt run / (m_clean − m_corrupt)</pre>
 *
 * <p>That takes two forwards and one backward for each pair of prompts, however many nodes there are. Shares are on the
 * scale of {@code activation-patching}: 1 is all, 0 nothing. The nodes with the greatest estimates are also patched, so
 * that the estimates can be judged.
 *
 * <p>Nanda (2023), "Attribution patching: activation patching at industrial scale"; Syed et al. (2023), "Attribution
 * Patching Outperforms Automated Circuit Discovery", arXiv 2310.10348.
 *
 * <p>Not for: large steps through a curved function. The residual stream of the first layers is estimated badly,
 * because a token is far from another and norms and attention bend in between; and no gradient passes attention that is
 * saturated, so that a head which only moves where later heads look gets 0 although patching it changes everything. A
 * greatest estimate that is wrong shows in the comparison; a node that is missed shows only if enough are compared.
 */
@Component
@MethodInfo(
    id = "attribution-patching",
    title = "Attribution patching",
    summary = "Estimates activation patching of all activations at once, from gradients, and compares the greatest.",
    family = "analysis",
    paper = "Attribution Patching Outperforms Automated Circuit Discovery",
    year = 2023,
    arxiv = "2310.10348")
public final class AttributionPatching
    implements Method<AttributionPatching.Parameters, AttributionPatching.Findings>, HealthCheck {

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
   * @param metric how an answer is measured
   * @param compare nodes of each site that are also patched
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
      @Parameter(value = "where activations are moved: all for the heads, what attention and feed-forward write and the"
          + " stream before each block, or one site as in activation-patching", defaultValue = ALL) String site,
      @Parameter("what a cell stands for; head where the site has heads and layer-position elsewhere, unless given")
          Optional<Division> by,
      @Parameter(value = "how an answer is measured; rank has no gradient", defaultValue = "logit-difference")
          LogitMetric metric,
      @Parameter(value = "nodes of each site, those with the greatest estimates, that are also patched",
          defaultValue = "10", min = 0, max = 1_000_000) int compare,
      @Parameter(value = "least share of a head that is reported", defaultValue = "0.1", min = -10, max = 10)
          double threshold) {}

  /**
   * What comes out.
   *
   * @param cautions why the numbers may mislead, empty if nothing is known
   * @param shares the estimated share of each node, a map for each site
   * @param heads the heads that reach the threshold, where cells are heads
   * @param comparisons the greatest estimates of each site beside activation patching
   * @param clean the metric of the clean run
   * @param corrupt the metric of the corrupt run
   * @param nodes how many nodes were estimated
   * @param forwards passes that the estimates took
   * @param backwards gradients that the estimates took
   * @param comparisonForwards passes that the comparison took
   * @param prompts what the model was given
   */
  public record Findings(
      @Result("what to know before the numbers are read") List<Caution> cautions,
      @Result("estimated share of the metric that patching brings back") List<PatchMap> shares,
      @Result("heads with at least the threshold, where cells are heads") List<HeadSet> heads,
      @Result("the greatest estimates beside activation patching") List<EstimateComparison> comparisons,
      @Result("mean metric of the clean runs") double clean,
      @Result("mean metric of the corrupt runs") double corrupt,
      @Result("nodes that were estimated") int nodes,
      @Result("forward passes that the estimates took") int forwards,
      @Result("backward passes that the estimates took") int backwards,
      @Result("forward passes that the comparison took") int comparisonForwards,
      @Result("what the model was given") ShownPairs prompts) {}

  private static final String ALL = "all";
  /** The progress that estimates make where a comparison follows. */
  private static final double HALF = 0.5;
  private static final List<PatchSite> EVERY =
      List.of(PatchSite.Z, PatchSite.ATTN_OUT, PatchSite.MLP_OUT, PatchSite.IN);

  @Override
  public Findings run(Parameters parameters, Run run) {
    CausalLM model = parameters.model();
    checkMetric(parameters.metric());
    List<PatchGrid> grids = grids(parameters);
    List<EncodedPair> pairs = new PairChoice(parameters.clean(), parameters.corrupt(), parameters.answer(),
        parameters.wrong(), parameters.pairs(), parameters.count()).encoded(model, run.seed());
    grids.forEach(grid -> grid.checkLengths(pairs));

    List<PatchedMetrics> estimates = estimates(parameters, grids, pairs, run);
    PatchedMetrics ends = estimates.get(0);
    Recovery recovery = Recovery.of(parameters.metric(), ends.source(), ends.base());
    List<PatchMap> maps = new ArrayList<>();
    List<HeadSet> heads = new ArrayList<>();
    List<EstimateComparison> comparisons = new ArrayList<>();
    int nodes = 0;
    int compared = 0;
    for (int i = 0; i < grids.size(); i++) {
      PatchGrid grid = grids.get(i);
      double[][] shares = Arrays.stream(estimates.get(i).patched())
          .map(row -> Arrays.stream(row).map(recovery::share).toArray()).toArray(double[][]::new);
      PatchMap map = PatchMap.of("estimated share of the " + parameters.metric().title() + " recovered by "
          + grid.site(), grid, model, pairs, shares);
      maps.add(map);
      if (grid.by().heads()) {
        heads.add(grid.atLeast(parameters.threshold(), "heads that are estimated to bring the answer back, by "
            + grid.site(),
            model.config(), shares));
      }
      RankedCells ranked = RankedCells.of(model, grid, shares);
      nodes += ranked.cells().size();
      List<Cell> greatest = ranked.first(parameters.compare());
      double from = HALF + HALF * i / grids.size();
      if (!greatest.isEmpty()) {
        comparisons.add(compare(parameters, map, grid, greatest, pairs, recovery,
            fraction -> step(run, from + HALF * fraction / grids.size(), "patching " + grid.site() + " to compare")));
        compared += pairs.size() * CellPatching.forwards(greatest.size());
      }
    }
    return new Findings(Caution.of(parameters.metric(), ends.source(), ends.base()), maps, heads, comparisons,
        ends.source(), ends.base(), nodes, 2 * pairs.size(), pairs.size(), compared,
        ShownPairs.of(pairs, model.tokenizer()));
  }

  @Override
  public void checkHealth(Run run) {
    Parameters parameters = new Parameters(run.open(CausalLM.class, "constructed"), Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.empty(), 1, "attn.z", Optional.empty(),
        LogitMetric.LOGIT_DIFFERENCE, 0, 0.5);
    List<Head> found = run(parameters, run).heads().get(0).heads();
    if (!found.equals(List.of(new Head(1, 0)))) {
      throw new IllegalStateException(
          "head 1.0 of the model 'constructed' writes its answer, and estimated were " + found);
    }
  }

  private static void checkMetric(LogitMetric metric) {
    if (!metric.differentiable()) {
      throw new HeadframeException(AttributionPatchingError.NOT_DIFFERENTIABLE, choice(metric),
          Arrays.stream(LogitMetric.values()).filter(LogitMetric::differentiable).map(AttributionPatching::choice)
              .collect(Collectors.joining(" or ")));
    }
  }

  private static String choice(LogitMetric metric) {
    return metric.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static List<PatchGrid> grids(Parameters parameters) {
    CausalLM model = parameters.model();
    if (!parameters.site().equals(ALL)) {
      return List.of(PatchGrid.asked(model, parameters.site(), parameters.by(), Optional.empty()));
    }
    return EVERY.stream()
        .filter(site -> model.sites().contains(site.site()))
        // Of all sites those that can be divided as the user asks; heads always can.
        .filter(site -> site.headAxis() != null || !parameters.by().map(Division::heads).orElse(false))
        .map(site -> PatchGrid.of(site, parameters.by().orElse(site.usual())))
        .toList();
  }

  private static List<PatchedMetrics> estimates(
      Parameters parameters, List<PatchGrid> grids, List<EncodedPair> pairs, Run run) {
    Attribution attribution = new Attribution(parameters.model(), parameters.metric(), grids);
    List<PatchedMetrics> sums = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      step(run, (parameters.compare() == 0 ? 1 : HALF) * i / pairs.size(),
          "gradients of pair " + (i + 1) + " of " + pairs.size());
      EncodedPair pair = pairs.get(i);
      List<PatchedMetrics> one = attribution.estimate(ForwardPlan.of(new int[][] {pair.clean()}),
          ForwardPlan.of(new int[][] {pair.corrupt()}), pair.answer(), pair.wrong());
      for (int grid = 0; grid < one.size(); grid++) {
        if (i == 0) {
          sums.add(one.get(grid));
        } else {
          sums.set(grid, sums.get(grid).plus(one.get(grid)));
        }
      }
    }
    return sums.stream().map(sum -> sum.dividedBy(pairs.size())).toList();
  }

  private static EstimateComparison compare(Parameters parameters, PatchMap map, PatchGrid grid, List<Cell> cells,
      List<EncodedPair> pairs, Recovery recovery, Steps steps) {
    CellPatching patching = new CellPatching(parameters.model(), parameters.metric());
    double[] mean = new double[cells.size()];
    for (int i = 0; i < pairs.size(); i++) {
      int pair = i;
      double[] patched = patching.patch(PatchedPrompt.denoising(pairs.get(i)), grid, cells,
          fraction -> steps.at((pair + fraction) / pairs.size()));
      Arrays.setAll(mean, cell -> mean[cell] + patched[cell] / pairs.size());
    }
    List<EstimateComparison.Node> nodes = new ArrayList<>();
    for (int i = 0; i < mean.length; i++) {
      Cell cell = cells.get(i);
      nodes.add(new EstimateComparison.Node(name(map, grid, cell), map.values()[cell.row()][cell.column()],
          recovery.share(mean[i])));
    }
    return EstimateComparison.of(grid.site().toString(), nodes);
  }

  private static String name(PatchMap map, PatchGrid grid, Cell cell) {
    String row = map.rows().get(cell.row());
    String column = map.columns().get(cell.column());
    return switch (grid.by()) {
      case LAYER -> "layer " + row;
      case HEAD -> row + "." + column;
      case LAYER_POSITION -> "layer " + row + ", position " + column;
      case HEAD_POSITION -> row + ", position " + column;
    };
  }

  private static void step(Run run, double fraction, String doing) {
    run.checkCancelled();
    run.progress(fraction, doing);
  }
}
