package io.headframe.analysis.patching.internal;

import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.HookSites;
import io.headframe.core.model.Intervention;
import io.headframe.core.model.ModelConfig;
import io.headframe.core.model.Tensor;
import io.headframe.prompts.api.AnswerMetric;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;

/**
 * The second and third pass of path patching. The second sends: every head is frozen to its clean z but the sender,
 * whose z is that of the corrupt prompt, and what the receivers read is recorded, or the logits. The third puts what
 * receiver heads read into a clean run. Both begin at the layer of the first change, with the residual stream that the
 * clean prompt left there, and the senders of a layer are rows of one batch.
 */
final class PathTracer {

  private final CausalLM model;
  private final AnswerMetric metric;
  private final Receivers receivers;
  private final int rows;

  /**
   * @param receivers what is at the end of the paths; their heads are heads of the model
   * @param rows the most senders in one pass
   */
  PathTracer(CausalLM model, AnswerMetric metric, Receivers receivers, int rows) {
    this.model = model;
    this.metric = metric;
    this.receivers = receivers;
    this.rows = rows;
  }

  /**
   * The metric with each head of a layer as the sender.
   *
   * @param recorded of the pair; with feed-forward where that is frozen too
   * @param layer before the last receiver
   * @return [head]
   */
  double[] senders(PathRecording recorded, int layer) {
    int heads = model.config().heads();
    double[] values = new double[heads];
    for (int from = 0; from < heads; from += rows) {
      double[] some = senders(recorded, layer, from, Math.min(heads, from + rows));
      System.arraycopy(some, 0, values, from, some.length);
    }
    return values;
  }

  private double[] senders(PathRecording recorded, int layer, int from, int to) {
    ForwardPlan sending = sending(recorded, layer, from, to);
    if (receivers.input() == ReceiverInput.LOGITS) {
      return measured(recorded, sending.lastLogits());
    }
    return measured(recorded, receiving(recorded, to - from, recordInputs(sending, receivers.layersAfter(layer))));
  }

  private ForwardPlan sending(PathRecording recorded, int layer, int from, int to) {
    int end = model.config().layers();
    ForwardPlan plan = ForwardPlan.of(recorded.tokens(to - from)).startAt(layer, recorded.residual(layer, to - from))
        .change(z(layer), Intervention.replace(recorded.sent(layer, from, to)));
    if (receivers.input() != ReceiverInput.LOGITS) {
      // What the last receivers read is computed before their own z.
      end = receivers.senderLayers(model.config());
    }
    for (int later = layer + 1; later < end; later++) {
      plan = plan.change(z(later), Intervention.replace(recorded.z().get(later)));
    }
    if (!recorded.feedForward().isEmpty()) {
      for (int own = layer; own < end; own++) {
        plan = plan.change(HookSites.MLP_OUT.at(own).id(), Intervention.replace(recorded.feedForward().get(own)));
      }
    }
    return plan;
  }

  /** What the receivers of each layer read in the second pass. */
  private Map<Integer, Tensor> recordInputs(ForwardPlan sending, List<Integer> layers) {
    String[] names = layers.stream().map(receivers::at).toArray(String[]::new);
    try (Activations seen = model.forward(sending.capture(names).withoutLogits())) {
      Map<Integer, Tensor> inputs = new LinkedHashMap<>();
      layers.forEach(layer -> inputs.put(layer, Tensor.copyOf(seen.get(receivers.at(layer)))));
      return inputs;
    }
  }

  private ForwardPlan receiving(PathRecording recorded, int batch, Map<Integer, Tensor> inputs) {
    ModelConfig config = model.config();
    int first = inputs.keySet().iterator().next();
    ForwardPlan plan =
        ForwardPlan.of(recorded.tokens(batch)).startAt(first, recorded.residual(first, batch)).lastLogits();
    for (Entry<Integer, Tensor> input : inputs.entrySet()) {
      int layer = input.getKey();
      plan = plan.change(
          receivers.at(layer), receivers.part(layer, config), Intervention.replace(input.getValue()));
    }
    return plan;
  }

  private double[] measured(PathRecording recorded, ForwardPlan plan) {
    try (Activations seen = model.forward(plan)) {
      return Answers.measure(metric, seen.logits(), PatchedPrompt.noising(recorded.pair()));
    }
  }

  private static String z(int layer) {
    return HookSites.ATTN_Z.at(layer).id();
  }
}
