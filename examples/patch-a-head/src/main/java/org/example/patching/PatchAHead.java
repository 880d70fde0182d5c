package org.example.patching;

import ai.djl.ndarray.NDArray;
import io.headframe.analysis.api.Head;
import io.headframe.analysis.api.HeadScores;
import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Method;
import io.headframe.core.method.MethodInfo;
import io.headframe.core.method.Parameter;
import io.headframe.core.method.Result;
import io.headframe.core.method.Run;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.DifferentiablePass;
import io.headframe.core.model.DifferentiablePass.Graph;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.Intervention;
import io.headframe.core.model.Selection;
import org.osgi.service.component.annotations.Component;

/**
 * A walk through the model interfaces: run a prompt and keep what heads write, put it head by head into the run of
 * another prompt, and see how the answer changes; then the same for all heads at once by gradients.
 */
@Component
@MethodInfo(
    id = "example.org/patch-a-head",
    title = "Patch a head",
    summary = "Puts each head's output on one prompt into the run of another.",
    family = "example")
public final class PatchAHead
    implements Method<PatchAHead.Parameters, PatchAHead.Effects>, HealthCheck {

  private static final String SITE = "blocks.*.attn.z";

  /**
   * What the user sets.
   *
   * @param model the model
   * @param clean the prompt that heads are taken from
   * @param corrupt the prompt that they are put into; as many tokens
   * @param answer what the clean prompt should be followed by: one token
   * @param wrong what the corrupted prompt should be followed by: one token
   */
  public record Parameters(
      @Parameter(value = "the model", defaultValue = "constructed") CausalLM model,
      @Parameter(value = "the prompt that heads are taken from", defaultValue = "ba de fi ba") String clean,
      @Parameter(value = "the prompt that they are put into", defaultValue = "ba go fi ba") String corrupt,
      @Parameter(value = "the token after the clean prompt", defaultValue = "de") String answer,
      @Parameter(value = "the token after the corrupted prompt", defaultValue = "go") String wrong) {}

  /**
   * What comes out.
   *
   * @param effect how far each head moves the logit difference
   * @param estimate the same, estimated with one backward pass
   */
  public record Effects(
      @Result(value = "change of the logit difference", unit = "logits") HeadScores effect,
      @Result(value = "the same, estimated by gradients", unit = "logits") HeadScores estimate) {}

  @Override
  public Effects run(Parameters parameters, Run run) {
    CausalLM model = parameters.model();
    int[][] clean = {model.tokenizer().encode(parameters.clean())};
    int[][] corrupt = {model.tokenizer().encode(parameters.corrupt())};
    int answer = lastToken(model, parameters.answer());
    int wrong = lastToken(model, parameters.wrong());
    int layers = model.config().layers();
    int heads = model.config().heads();
    double[][] effect = new double[layers][heads];
    double[][] estimate = new double[layers][heads];

    ForwardPlan corrupted = ForwardPlan.of(corrupt).lastLogits();
    try (Activations kept = model.forward(ForwardPlan.of(clean).capture(SITE).withoutLogits())) {
      // One forward for each head: what it wrote on the clean prompt, in the run of the corrupted one.
      double before = difference(model, corrupted, answer, wrong);
      for (int layer = 0; layer < layers; layer++) {
        String site = SITE.replace("*", Integer.toString(layer));
        for (int head = 0; head < heads; head++) {
          run.checkCancelled();
          run.progress((layer + (double) head / heads) / layers, "head " + layer + "." + head);
          ForwardPlan patched = corrupted.change(site, Selection.heads(head), Intervention.patch(kept, site));
          effect[layer][head] = difference(model, patched, answer, wrong) - before;
        }
      }
      // One backward pass for all heads: the change of z, times the slope of the answer along it.
      try (DifferentiablePass pass = model.differentiate(corrupted.capture(SITE), SITE)) {
        Activations slopes = pass.gradients(seen -> difference(seen, answer, wrong), Graph.RELEASE);
        for (int layer = 0; layer < layers; layer++) {
          String site = SITE.replace("*", Integer.toString(layer));
          NDArray change = kept.get(site).sub(pass.activations().get(site));   // [batch, position, head, head width]
          float[] byHead = change.mul(slopes.get(site)).sum(new int[] {0, 1, 3}).toFloatArray();
          for (int head = 0; head < heads; head++) {
            estimate[layer][head] = byHead[head];
          }
        }
      }
    }
    return new Effects(scores("effect of patching", effect), scores("estimate by gradients", estimate));
  }

  /** On the model whose heads are known: the induction head, 1.0, reads "de" in one prompt and "go" in the other. */
  @Override
  public void checkHealth(Run run) {
    CausalLM model = run.open(CausalLM.class, "constructed");
    double effect = run(new Parameters(model, "ba de fi ba", "ba go fi ba", "de", "go"), run)
        .effect().of(new Head(1, 0));
    if (Math.abs(effect - 80) > 1e-2) {
      throw new IllegalStateException("head 1.0 moves the difference by 80 logits, and found were " + effect);
    }
  }

  private static int lastToken(CausalLM model, String text) {
    int[] tokens = model.tokenizer().encode(text);
    return tokens[tokens.length - 1];
  }

  private static double difference(CausalLM model, ForwardPlan plan, int answer, int wrong) {
    try (Activations seen = model.forward(plan)) {
      return difference(seen, answer, wrong).getFloat();
    }
  }

  private static NDArray difference(Activations seen, int answer, int wrong) {
    NDArray last = seen.logits().get(0, 0);   // [vocabulary]
    return last.get(answer).sub(last.get(wrong));
  }

  private static HeadScores scores(String name, double[][] scores) {
    double most = 0;
    for (double[] layer : scores) {
      for (double score : layer) {
        most = Math.max(most, Math.abs(score));
      }
    }
    return new HeadScores(name, scores, -most, most);
  }
}
