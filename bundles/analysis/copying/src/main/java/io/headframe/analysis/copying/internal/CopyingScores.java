package io.headframe.analysis.copying.internal;

import io.headframe.analysis.api.Head;
import io.headframe.analysis.api.HeadScores;
import io.headframe.core.linalg.ChosenLinearAlgebra;
import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Method;
import io.headframe.core.method.MethodInfo;
import io.headframe.core.method.Parameter;
import io.headframe.core.method.Result;
import io.headframe.core.method.Run;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.weights.FactoredSpectrum;
import io.headframe.core.model.weights.ModelWeights;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/**
 * Scores from the weights alone whether each head raises the logits of the tokens that it attends to. The circuit of a
 * head from tokens to logits is C = W_E W_V W_O W_U [vocabulary, vocabulary], and its score is Σ Re λ / Σ |λ| over the
 * eigenvalues λ of C: 1 if all are positive, so that sets of tokens raise their own logits; −1 if all are negative;
 * about 0 if they have no such relation. The eigenvalues that are not 0 are those of W_O W_U W_E W_V [head width, head
 * width], so that nothing as large as the vocabulary squared is made.
 *
 * <p>Elhage et al., "A Mathematical Framework for Transformer Circuits" (2021), section "Detecting copying behavior".
 * The gain of the normalisation before the head is multiplied into W_V and that of the last one into W_U. Left out are
 * the subtraction of the mean, biases, and all that lies between: other layers are taken to pass the stream on.
 *
 * <p>Not for: deeper models as the only sign of copying. There heads read what earlier layers wrote and not token
 * embeddings, and write for later layers and not for logits; the paper warns as well that positive eigenvalues do not
 * prove copying where the circuit is far from normal. A head whose circuit is 0 scores 0.
 */
@Component
@MethodInfo(
    id = "copying-scores",
    title = "Copying heads",
    summary = "Scores from the weights whether heads raise the logits of the tokens they attend to.",
    family = "analysis",
    paper = "A Mathematical Framework for Transformer Circuits",
    year = 2021)
public final class CopyingScores implements Method<CopyingScores.Parameters, CopyingScores.Findings>, HealthCheck {

  /**
   * What a user sets.
   *
   * @param model the model
   * @param top heads that are listed
   */
  public record Parameters(
      @Parameter(value = "the model to look into", defaultValue = "constructed") CausalLM model,
      @Parameter(value = "heads that are listed", defaultValue = "10", min = 1, max = 10_000) int top) {}

  /**
   * What comes out.
   *
   * @param scores Σ Re λ / Σ |λ| of each head
   * @param topHeads the heads that copy most
   */
  public record Findings(
      @Result("copying score of each head, from -1 to 1") HeadScores scores,
      @Result("the heads that copy most") CopyingHeads topHeads) {}

  @Override
  public Findings run(Parameters parameters, Run run) {
    CausalLM model = parameters.model();
    int layers = model.config().layers();
    List<CopyingHead> heads = new ArrayList<>();
    double[][] scores = new double[layers][];
    try (ChosenLinearAlgebra algebra = new ChosenLinearAlgebra(run.leases());
        ModelWeights weights = model.weights();
        TokenCircuits circuits = TokenCircuits.of(weights, run)) {
      FactoredSpectrum spectrum = new FactoredSpectrum(algebra);
      for (int layer = 0; layer < layers; layer++) {
        run.checkCancelled();
        run.progress((double) layer / layers, "eigenvalues of layer " + layer);
        List<CopyingHead> found = circuits.heads(layer, spectrum);
        heads.addAll(found);
        scores[layer] = found.stream().mapToDouble(CopyingHead::score).toArray();
      }
    }
    HeadScores all = new HeadScores("copying score", scores, -1, 1);
    List<Head> ranked = all.ranked();
    List<CopyingHead> top = ranked.subList(0, Math.min(parameters.top(), ranked.size())).stream()
        .map(head -> heads.stream().filter(found -> found.head().equals(head)).findFirst().orElseThrow())
        .toList();
    return new Findings(all, new CopyingHeads(top));
  }

  @Override
  public void checkHealth(Run run) {
    HeadScores scores = run(new Parameters(run.open(CausalLM.class, "constructed"), 1), run).scores();
    double copying = scores.of(new Head(1, 0));
    double resting = scores.of(new Head(0, 3));
    if (Math.abs(copying - 1) > 1e-6 || Math.abs(resting) > 1e-6) {
      throw new IllegalStateException("heads 1.0 and 0.3 of the model 'constructed' score 1 and 0, and found were "
          + copying + " and " + resting);
    }
  }
}
