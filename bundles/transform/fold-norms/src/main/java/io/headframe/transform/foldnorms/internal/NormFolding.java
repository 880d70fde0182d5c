package io.headframe.transform.foldnorms.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.transform.LogProbabilities;
import io.headframe.core.model.transform.ModelTransform;
import io.headframe.core.model.transform.TransformReport;
import io.headframe.core.model.transform.TransformStep;
import io.headframe.core.model.transform.TransformedModel;
import io.headframe.core.transformer.DecoderModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Component;

/**
 * Folds gains and biases of norms into the linear maps that read them, value biases into the bias of the attention
 * output, and centres what is written to the residual stream and the unembedding. Nothing is trained: for n the norm
 * without gain and bias, (n ⊙ g + b) W = n (g ⊙ W) + b W; LayerNorm of x and of x − mean(x) are the same; and a number
 * that is added to all logits of a position changes no probability. As TransformerLens's {@code fold_layer_norm},
 * {@code fold_value_biases}, {@code center_writing_weights} and {@code center_unembed}; Elhage et al., "A Mathematical
 * Framework for Transformer Circuits" (2021), on LayerNorm.
 *
 * <p>A step that would change the probabilities of a model is refused. Where the stream is centred, activations of the
 * residual stream are those of the original less their mean; where value biases are folded, {@code attn.v} and
 * {@code attn.z} lack them, and patterns that are changed so that they do not sum to 1 have another effect. The new
 * model has copies of all weights, 32-bit.
 */
@Component
@Technique(id = "fold-norms")
public final class NormFolding implements ModelTransform, HealthCheck {

  @Override
  public List<TransformStep> steps(CausalLM model) {
    Exactness exactness = new Exactness(Parts.model(model).decoder());
    return Arrays.stream(FoldStep.values()).map(exactness::of).toList();
  }

  @Override
  public TransformedModel apply(CausalLM model, Set<String> steps, int[][] tokens) {
    DecoderModel before = Parts.model(model);
    EnumSet<FoldStep> chosen = chosen(steps);
    Exactness exactness = new Exactness(before.decoder());
    List<TransformStep> taken = new ArrayList<>();
    for (FoldStep step : chosen) {
      TransformStep found = exactness.of(step);
      if (!found.exact()) {
        throw new HeadframeException(FoldError.NOT_EXACT, found.id(), found.reason());
      }
      taken.add(found);
    }
    String change = "fold-norms: " + taken.stream().map(TransformStep::id).collect(Collectors.joining(", "));
    CausalLM folded = before.rebuild(change, memory -> new DecoderFolding(chosen, memory).fold(before.decoder()));
    try {
      double difference = LogProbabilities.greatestDifference(model, folded, tokens);
      int positions = Arrays.stream(tokens).mapToInt(row -> row.length).sum();
      return new TransformedModel(folded, new TransformReport(taken, difference, positions));
    } catch (RuntimeException | Error failure) {
      folded.close();
      throw failure;
    }
  }

  @Override
  public void checkHealth(Run run) {
    CausalLM model = run.open(CausalLM.class, "constructed");
    int[][] tokens = {model.tokenizer().encode("ba de mi zo ba de mi")};
    Set<String> exact = steps(model).stream().filter(TransformStep::exact).map(TransformStep::id)
        .collect(Collectors.toSet());
    TransformReport report = run.closeAtEnd(apply(model, exact, tokens)).report();
    // Logits of size 40 in 32-bit numbers.
    if (report.taken().size() != exact.size() || !(report.greatestDifference() < 1e-3)) {
      throw new IllegalStateException("exact steps " + exact + " keep the predictions of the model 'constructed', and "
          + report + " was found");
    }
  }

  private static EnumSet<FoldStep> chosen(Set<String> ids) {
    EnumSet<FoldStep> chosen = EnumSet.noneOf(FoldStep.class);
    ids.forEach(id -> chosen.add(FoldStep.of(id)));
    return chosen;
  }
}
