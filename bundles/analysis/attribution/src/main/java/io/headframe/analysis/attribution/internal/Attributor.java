package io.headframe.analysis.attribution.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import io.headframe.core.method.Run;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.DifferentiablePass;
import io.headframe.core.model.DifferentiablePass.Graph;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.HookPoint;
import io.headframe.core.model.HookSite;
import io.headframe.core.model.HookSites;
import io.headframe.core.model.Tensor;
import java.util.List;

/**
 * Takes predictions apart. A head writes W z, and the dot product of that with the direction of the target is the dot
 * product of z with the gradient of direction · attn.out with regard to z. So what [head, model] would have to hold is
 * never computed, one layer's graph is held at a time, and no weight is read. Neurons likewise.
 */
final class Attributor {

  private final CausalLM model;
  private final AttributionTarget target;
  private final boolean neurons;
  private final List<HookSite> sites;

  /** @param neurons whether feed-forward parts are taken apart */
  Attributor(CausalLM model, AttributionTarget target, boolean neurons) {
    this.model = model;
    this.target = target;
    this.sites = model.sites();
    this.neurons = neurons && sites.contains(HookSites.MLP_POST);
  }

  /**
   * The places of {@link Contributions#accumulated}: before each block, between its parts where these follow each
   * other, and after the last block.
   */
  List<HookPoint> places() {
    int last = model.config().layers() - 1;
    return model.points().stream()
        .filter(point -> point.site().equals(HookSites.BLOCK_IN) || point.site().equals(HookSites.BLOCK_MID)
            || point.equals(HookSites.BLOCK_OUT.at(last)))
        .toList();
  }

  /** Attributes the prediction at the last position of a prompt. Checks between layers whether the run goes on. */
  Contributions of(Question question, Run run) {
    int layers = model.config().layers();
    List<HookPoint> places = places();
    ForwardPlan plan = ForwardPlan.of(new int[][] {question.prompt()}).lastLogits().capture("embed.out")
        .capture(places.stream().map(HookPoint::id).toArray(String[]::new));
    boolean learned = sites.contains(HookSites.POSITION_EMBED_OUT);
    try (Activations seen = model.forward(learned ? plan.capture("pos_embed.out") : plan)) {
      String end = HookSites.BLOCK_OUT.at(layers - 1).id();
      LinearEnd linear = LinearEnd.of(model, last(seen, end), question, target);
      Layer[] parts = new Layer[layers];
      for (int layer = 0; layer < layers; layer++) {
        run.checkCancelled();
        Tensor in = Tensor.copyOf(seen.get(HookSites.BLOCK_IN.at(layer).id()));
        parts[layer] = layer(layer, question, in, linear);
      }
      double[] accumulated =
          places.stream().mapToDouble(place -> linear.constant() + linear.of(last(seen, place.id()))).toArray();
      return new Contributions(
          target.of(seen.logits(), question).toFloatArray()[0],
          linear.constant(),
          linear.of(last(seen, "embed.out")),
          learned ? linear.of(last(seen, "pos_embed.out")) : 0,
          List.of(parts).stream().map(Layer::heads).toArray(double[][]::new),
          List.of(parts).stream().mapToDouble(Layer::attentionBias).toArray(),
          List.of(parts).stream().mapToDouble(Layer::feedForward).toArray(),
          List.of(parts).stream().map(Layer::neurons).toArray(double[][]::new),
          accumulated);
    }
  }

  /** One block on the residual stream that the prompt led to. */
  private Layer layer(int layer, Question question, Tensor in, LinearEnd linear) {
    String z = HookSites.ATTN_Z.at(layer).id();
    String attention = HookSites.ATTN_OUT.at(layer).id();
    String post = HookSites.MLP_POST.at(layer).id();
    String feedForward = HookSites.MLP_OUT.at(layer).id();
    boolean hasFeedForward = model.points().contains(HookSites.MLP_OUT.at(layer));
    ForwardPlan plan = ForwardPlan.of(new int[][] {question.prompt()}).startAt(layer, in).stopAt(layer + 1)
        .capture(z, attention);
    if (hasFeedForward) {
      plan = plan.capture(feedForward);
    }
    if (neurons) {
      plan = plan.capture(post);
    }
    String[] followed = neurons ? new String[] {z, post} : new String[] {z};
    try (DifferentiablePass pass = model.differentiate(plan, followed)) {
      Activations seen = pass.activations();
      double[] heads = products(pass, z, attention, linear, model.config().heads());
      double all = linear.of(last(seen, attention));
      double bias = all;
      for (double head : heads) {
        bias -= head;
      }
      double[] each = neurons ? products(pass, post, feedForward, linear, model.config().mlpWidth()) : new double[0];
      return new Layer(heads, bias, hasFeedForward ? linear.of(last(seen, feedForward)) : 0, each);
    }
  }

  /** At the last position, for each unit of a site, its values times the gradient of direction · out by them. */
  private static double[] products(DifferentiablePass pass, String site, String out, LinearEnd linear, int units) {
    Activations gradients = pass.gradients(seen -> {
      NDArray written = lastPosition(seen.get(out));
      return written.mul(written.getManager().create(linear.direction()));
    }, Graph.KEEP);
    float[] gradient = last(gradients, site);
    float[] values = last(pass.activations(), site);
    double[] products = new double[units];
    for (int i = 0; i < values.length; i++) {
      products[i / (values.length / units)] += (double) values[i] * gradient[i];
    }
    return products;
  }

  private static float[] last(Activations seen, String name) {
    try (NDArray row = lastPosition(seen.get(name))) {
      return row.toFloatArray();
    }
  }

  /** [1, ...]: the last position of [1, position, ...]. */
  private static NDArray lastPosition(NDArray activation) {
    return activation.get(new NDIndex().addAllDim().addIndices(activation.getShape().get(1) - 1));
  }

  /** What the parts of one block add. */
  private record Layer(double[] heads, double attentionBias, double feedForward, double[] neurons) {}
}
