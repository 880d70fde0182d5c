package io.headframe.analysis.composition.internal;

import io.headframe.analysis.api.Head;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Method;
import io.headframe.core.method.MethodInfo;
import io.headframe.core.method.Parameter;
import io.headframe.core.method.Result;
import io.headframe.core.method.Run;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ModelConfig;
import io.headframe.core.model.weights.Composition;
import io.headframe.core.model.weights.CompositionScores;
import io.headframe.core.model.weights.ModelWeights;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/**
 * Scores from the weights alone how strongly each head reads, through its queries, keys or values, what each head of
 * an earlier layer writes. The score of an earlier head A and a later head B is ‖W_OV(A) M‖_F / (‖W_OV(A)‖_F ‖M‖_F),
 * where M is W_QK(B) for queries, W_QK(B)ᵀ for keys, W_OV(B) for values; 0 is nothing, 1 the most there can be.
 * Unrelated heads score 1/√(model width) in the root mean square, so scores stand beside multiples of that.
 *
 * <p>Elhage et al., "A Mathematical Framework for Transformer Circuits" (2021), section "Two-layer attention-only
 * transformers". The gain of the normalisation before each head is multiplied into its weights; {@link
 * CompositionScores} says what is left out.
 *
 * <p>Not for: saying that the composition is used. On a text the earlier head may not attend to what it would move, or
 * a layer between may overwrite it; patch the path to know. With rotary positions the scores are those of queries and
 * keys at one position, which says little of a head that compares distances.
 */
@Component
@MethodInfo(
    id = "composition-scores",
    title = "Composition of heads",
    summary = "Scores from the weights how strongly later heads read what earlier heads write.",
    family = "analysis",
    paper = "A Mathematical Framework for Transformer Circuits",
    year = 2021)
public final class HeadComposition
    implements Method<HeadComposition.Parameters, HeadComposition.Findings>, HealthCheck {

  /** The most heads of which each has a row; with more, layers have. */
  private static final int MOST_HEADS_SHOWN = 200;

  /**
   * What a user sets.
   *
   * @param model the model
   * @param by through which input the later head reads
   * @param top pairs that are listed
   */
  public record Parameters(
      @Parameter(value = "the model to look into", defaultValue = "constructed") CausalLM model,
      @Parameter(value = "through what the later head reads: query, key or value", defaultValue = "k") Composition by,
      @Parameter(value = "pairs of heads that are listed", defaultValue = "10", min = 1, max = 10_000) int top) {}

  /**
   * What comes out.
   *
   * @param scores a map of all pairs
   * @param topPairs the pairs that compose most
   * @param baseline the score of unrelated heads
   * @param rootMeanSquareOverBaseline root-mean-square score of all pairs, over the baseline
   */
  public record Findings(
      @Result("scores of earlier with later heads") CompositionMap scores,
      @Result("the pairs that compose most") TopPairs topPairs,
      @Result("root-mean-square score of matrices turned against each other at random, 1/√(model width)")
          double baseline,
      @Result("root-mean-square score of all pairs, over the baseline") double rootMeanSquareOverBaseline) {}

  @Override
  public Findings run(Parameters parameters, Run run) {
    CausalLM model = parameters.model();
    ModelConfig config = model.config();
    if (config.layers() < 2) {
      throw new HeadframeException(CompositionError.ONE_LAYER, config.layers());
    }
    List<HeadPair> pairs = pairs(model, parameters.by(), run);
    String name = parameters.by() + "-composition score";
    CompositionMap map = config.layers() * config.heads() <= MOST_HEADS_SHOWN
        ? CompositionMap.ofHeads(name, config.layers(), config.heads(), pairs)
        : CompositionMap.ofLayers(name, config.layers(), pairs);
    double baseline = CompositionScores.baseline(config.modelWidth());
    List<HeadPair> top = pairs.stream().sorted(Comparator.comparingDouble(HeadPair::score).reversed())
        .limit(parameters.top()).toList();
    double meanSquare = pairs.stream().mapToDouble(pair -> pair.score() * pair.score()).average().orElseThrow();
    return new Findings(map, new TopPairs("highest " + name + "s", baseline, top), baseline,
        Math.sqrt(meanSquare) / baseline);
  }

  @Override
  public void checkHealth(Run run) {
    Parameters parameters = new Parameters(run.open(CausalLM.class, "constructed"), Composition.K, 1);
    HeadPair top = run(parameters, run).topPairs().pairs().get(0);
    if (!top.earlier().equals(new Head(0, 0)) || !top.later().equals(new Head(1, 1))) {
      throw new IllegalStateException("the keys of head 1.1 of the model 'constructed' read head 0.0 most, and the top"
          + " pair is " + top.earlier() + " and " + top.later());
    }
  }

  /** All pairs, in the order of the earlier and then of the later head. */
  private static List<HeadPair> pairs(CausalLM model, Composition by, Run run) {
    int layers = model.config().layers();
    List<HeadPair> pairs = new ArrayList<>();
    try (ModelWeights weights = model.weights()) {
      CompositionScores scores = new CompositionScores(weights, by);
      for (int earlier = 0; earlier < layers; earlier++) {
        for (int later = earlier + 1; later < layers; later++) {
          run.checkCancelled();
          run.progress((double) earlier / layers, "layers " + earlier + " and " + later);
          double[][] between = scores.between(earlier, later);
          for (int a = 0; a < between.length; a++) {
            for (int b = 0; b < between[a].length; b++) {
              pairs.add(new HeadPair(new Head(earlier, a), new Head(later, b), between[a][b]));
            }
          }
        }
      }
    }
    return pairs;
  }
}
