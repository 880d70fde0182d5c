package io.headframe.lens.logit.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Method;
import io.headframe.core.method.MethodInfo;
import io.headframe.core.method.Parameter;
import io.headframe.core.method.Result;
import io.headframe.core.method.Run;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.osgi.service.component.annotations.Component;

/**
 * Reads the residual stream of every layer as if the model ended there: the last normalisation and the unembedding are
 * applied to it, and the result is a prediction of the next token. Beside the likeliest tokens stand the rank of the
 * token that really follows, and the divergence of each prediction from the final one. In many models the final
 * prediction takes shape in the middle layers and is sharpened from there on.
 *
 * <pre>
 * p(next | layer l, position t) = softmax(unembed(ln_final(residual l,t)))
 * KL(final ‖ l) = Σ over tokens of p_final · (log p_final − log p_l)
 * </pre>
 *
 * <p>nostalgebraist, "interpreting GPT: the logit lens" (2020), LessWrong. The divergence is that of Belrose et al.
 * (2023), arXiv 2303.08112. The end of the decoder is the model's own: it is run from the number of layers on, so that
 * the last layer's lens is the model's prediction bit for bit (where all positions are read).
 *
 * <p>Not for: models whose early layers speak another language than the unembedding, such as BLOOM and GPT-Neo; there
 * the lens shows noise, which does not mean that the layers know nothing. Nor does it show cause: patch activations to
 * know what a layer's prediction is used for.
 */
@Component
@MethodInfo(
    id = "logit-lens",
    title = "Logit lens",
    summary = "Reads the residual stream of each layer as a prediction of the next token.",
    family = "lens",
    paper = "interpreting GPT: the logit lens",
    year = 2020)
public final class LogitLens implements Method<LogitLens.Parameters, LogitLens.Findings>, HealthCheck {

  /**
   * What a user sets.
   *
   * @param model the model
   * @param text the text
   * @param topK tokens that are named for each prediction
   * @param sites where in each block the stream is read
   * @param normalize whether the last normalisation is applied
   * @param layers blocks that are read; all if none are given
   * @param positions positions that are read; all if none are given
   */
  public record Parameters(
      @Parameter(value = "the model to look into", defaultValue = "constructed") CausalLM model,
      @Parameter(value = "the text to read", defaultValue = "ba de mi zo ba de mi zo", positional = true) String text,
      @Parameter(value = "tokens that are named for each prediction", unit = "tokens", defaultValue = "5", min = 1,
          max = 1000) int topK,
      @Parameter(value = "where in each block the residual stream is read", defaultValue = "in") LensSites sites,
      @Parameter(value = "apply the last normalisation before the unembedding", defaultValue = "true")
          boolean normalize,
      @Parameter(value = "blocks that are read, from 0; all if not given", min = 0)
          Optional<List<Integer>> layers,
      @Parameter(value = "positions that are read, from 0; all if not given", min = 0)
          Optional<List<Integer>> positions) {}

  /**
   * What comes out.
   *
   * @param predictions the likeliest next tokens for each layer and position
   * @param nextTokens rank and probability of the token that follows
   * @param convergence divergence from the final prediction, entropy and loss for each layer
   */
  public record Findings(
      @Result("the likeliest next tokens for each layer and position") Predictions predictions,
      @Result("rank and probability of the token that follows") NextTokens nextTokens,
      @Result("divergence from the final prediction, entropy and loss for each layer") Convergence convergence) {}

  @Override
  public Findings run(Parameters parameters, Run run) {
    CausalLM model = parameters.model();
    int[] tokens = model.tokenizer().encode(parameters.text());
    if (parameters.text().isBlank() || tokens.length == 0) {
      throw new HeadframeException(LensError.EMPTY_TEXT);
    }
    List<LensPlace> places = places(parameters);
    int[] positions = positions(parameters, tokens.length);
    String last = LensPlace.last(model.config().layers()).point().id();
    String[] captured = places.stream().map(place -> place.point().id()).toArray(String[]::new);
    LensTables tables = new LensTables(model.tokenizer(), tokens, positions);
    try (Activations seen = model.forward(
            ForwardPlan.of(new int[][] {tokens}).capture(captured).capture(last).withoutLogits());
        Lens lens = new Lens(model, IntStream.of(positions).map(position -> tokens[position]).toArray(),
            tables.next(), rows(seen, last, positions), parameters.normalize(), parameters.topK())) {
      for (int i = 0; i < places.size(); i++) {
        run.checkCancelled();
        run.progress((double) i / places.size(), "layer " + places.get(i).label());
        tables.add(places.get(i), lens.read(rows(seen, captured[i], positions)));
      }
    }
    return new Findings(tables.predictions(), tables.nextTokens(), tables.convergence());
  }

  @Override
  public void checkHealth(Run run) {
    new LensHealth(this).check(run);
  }

  private static List<LensPlace> places(Parameters parameters) {
    List<LensPlace> places = parameters.sites().places(parameters.model());
    if (parameters.layers().isEmpty()) {
      return places;
    }
    List<Integer> wanted = parameters.layers().get();
    int most = parameters.model().config().layers() - 1;
    wanted.stream().filter(layer -> layer < 0 || layer > most).findFirst().ifPresent(layer -> {
      throw new HeadframeException(LensError.NO_SUCH_LAYER, layer, most);
    });
    return places.stream().filter(place -> wanted.contains(place.point().layer())).toList();
  }

  /** In ascending order, each once. */
  private static int[] positions(Parameters parameters, int length) {
    List<Integer> wanted = parameters.positions().orElseGet(() -> IntStream.range(0, length).boxed().toList());
    wanted.stream().filter(position -> position < 0 || position >= length).findFirst().ifPresent(position -> {
      throw new HeadframeException(LensError.NO_SUCH_POSITION, position, length - 1);
    });
    return wanted.stream().mapToInt(Integer::intValue).sorted().distinct().toArray();
  }

  /** [1, position, model]: some positions of a captured stream. */
  private static Tensor rows(Activations seen, String name, int[] positions) {
    Tensor all = Tensor.copyOf(seen.get(name));
    int width = Math.toIntExact(all.shape()[2]);
    float[] chosen = new float[positions.length * width];
    for (int i = 0; i < positions.length; i++) {
      System.arraycopy(all.data(), positions[i] * width, chosen, i * width, width);
    }
    return Tensor.of(chosen, 1, positions.length, width);
  }
}
