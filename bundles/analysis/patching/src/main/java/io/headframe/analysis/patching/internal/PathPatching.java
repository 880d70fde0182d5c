package io.headframe.analysis.patching.internal;

import io.headframe.analysis.api.Head;
import io.headframe.analysis.api.HeadScores;
import io.headframe.analysis.api.HeadSet;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Method;
import io.headframe.core.method.MethodInfo;
import io.headframe.core.method.Parameter;
import io.headframe.core.method.Result;
import io.headframe.core.method.Run;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.HookPoint;
import io.headframe.core.model.HookSites;
import io.headframe.core.model.ModelConfig;
import io.headframe.prompts.api.EncodedPair;
import io.headframe.prompts.api.LogitMetric;
import io.headframe.prompts.api.PromptPairs;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Component;

/**
 * Measures what each head sends to receivers along direct paths: through the residual stream, norms and feed-forward
 * parts, but through no other head. The sender's z comes from the corrupt prompt while every other head keeps its z of
 * the clean prompt; what then reaches the logits is measured, or what then reaches the queries, keys or values of
 * receiver heads is put into a clean run and the answer measured there. An effect is 100 · (m(patched) − m(clean)) /
 * |m(clean)|, the metrics averaged over the prompts before they are divided: below 0 the sender supports the answer.
 *
 * <p>Wang et al., "Interpretability in the Wild" (2022), arXiv 2211.00593, section 3.1 and appendix B, whose original
 * prompt is the clean one here and whose new prompt the corrupt one; Goldowsky-Dill et al., "Localizing Model Behavior
 * with Path Patching" (2023), arXiv 2304.05969. Norms are computed anew, as in the paper; feed-forward parts too,
 * unless they are frozen. Where heads share keys and values, those of the receiver's group are patched, for all of the
 * group.
 *
 * <p>Not for: what a head does in all, along indirect paths too (use activation patching), or prompts whose corruption
 * leaves the sender's z as it is, for which every effect is 0. Effects of several heads do not add up.
 */
@Component
@MethodInfo(
    id = "path-patching",
    title = "Path patching",
    summary = "Measures what each head sends to the logits or to the inputs of other heads along direct paths.",
    family = "analysis",
    paper = "Interpretability in the Wild: a Circuit for Indirect Object Identification in GPT-2 small",
    year = 2022,
    arxiv = "2211.00593")
public final class PathPatching implements Method<PathPatching.Parameters, PathPatching.Findings>, HealthCheck {

  /**
   * What a user sets.
   *
   * @param model the model
   * @param clean the prompt that is patched
   * @param corrupt the prompt that the sender's activations are taken from
   * @param answer what continues the clean prompt
   * @param wrong what it is compared with
   * @param pairs pairs in place of the four texts
   * @param count the number of pairs
   * @param metric of the answer
   * @param receivers where paths end
   * @param receiverHeads the heads whose input that is
   * @param feedForward whether paths lead through feed-forward parts
   * @param threshold least effect of a reported sender
   * @param batch senders in one pass
   */
  public record Parameters(
      @Parameter(value = "the model to look into", defaultValue = "constructed") CausalLM model,
      @Parameter("a prompt that the answer continues rightly, which is patched; without prompts, random tokens of the"
          + " model that need an induction head") Optional<String> clean,
      @Parameter("the same prompt but for what decides the answer, with as many tokens; the sender's activations come"
          + " from it") Optional<String> corrupt,
      @Parameter("what continues the clean prompt, one token, with the space before it") Optional<String> answer,
      @Parameter("what it is compared with, written likewise") Optional<String> wrong,
      @Parameter("prompts in place of these four") Optional<PromptPairs> pairs,
      @Parameter(value = "number of pairs, of --pairs or of the example", defaultValue = "8", min = 1, max = 100_000)
          int count,
      @Parameter(value = "how an answer is measured", defaultValue = "logit-difference") LogitMetric metric,
      @Parameter(value = "where paths end: at the logits, or at the queries, keys or values of receiver heads",
          defaultValue = "logits") ReceiverInput receivers,
      @Parameter("the receiver heads, of --receivers q, k or v") Optional<HeadSet> receiverHeads,
      @Parameter(value = "whether feed-forward parts pass on what the sender changes", defaultValue = "recomputed")
          FeedForwardPaths feedForward,
      @Parameter(value = "least effect of a sender that is reported", unit = "%",
          defaultValue = "1", min = 0, max = 1_000_000) double threshold,
      @Parameter(value = "senders in one pass; more need more memory", defaultValue = "16", min = 1, max = 1024)
          int batch) {}

  /**
   * What comes out.
   *
   * @param cautions why the numbers may mislead, empty if nothing is known
   * @param clean the metric of the clean prompts
   * @param corrupt the metric of the corrupt prompts
   * @param effects the change of the metric for each sender
   * @param senders the senders with at least the threshold
   * @param table what they do
   * @param prompts what the model was given
   */
  public record Findings(
      @Result("what to know before the numbers are read") List<Caution> cautions,
      @Result("metric of the clean prompts") double clean,
      @Result("metric of the corrupt prompts") double corrupt,
      @Result(value = "change of the metric with each head as the sender", unit = "%") HeadScores effects,
      @Result("senders with at least the threshold") HeadSet senders,
      @Result("what these senders do") SenderTable table,
      @Result("what the model was given") ShownPairs prompts) {}

  /** Below this an answer is none, and a per cent of it rounding. */
  private static final double LEAST_LOGITS = 1e-3;

  @Override
  public Findings run(Parameters parameters, Run run) {
    CausalLM model = parameters.model();
    Receivers receivers = receivers(parameters);
    checkSites(model, receivers);
    List<EncodedPair> pairs = new PairChoice(parameters.clean(), parameters.corrupt(), parameters.answer(),
        parameters.wrong(), parameters.pairs(), parameters.count()).encoded(model, run.seed());
    PathTracer tracer = new PathTracer(model, parameters.metric(), receivers, parameters.batch());
    int layers = receivers.senderLayers(model.config());
    double clean = 0;
    double corrupt = 0;
    double[][] patched = new double[layers][model.config().heads()];
    for (int i = 0; i < pairs.size(); i++) {
      run.checkCancelled();
      PathRecording recorded = PathRecording.of(
          model, pairs.get(i), parameters.metric(), parameters.feedForward() == FeedForwardPaths.FROZEN);
      clean += recorded.clean() / pairs.size();
      corrupt += recorded.corrupt() / pairs.size();
      for (int layer = 0; layer < layers; layer++) {
        run.checkCancelled();
        run.progress((i + (double) layer / layers) / pairs.size(),
            "pair " + (i + 1) + " of " + pairs.size() + ", senders of layer " + layer);
        double[] values = tracer.senders(recorded, layer);
        for (int head = 0; head < values.length; head++) {
          patched[layer][head] += values[head] / pairs.size();
        }
      }
    }
    checkBaseline(parameters.metric(), clean);
    return findings(parameters, receivers, corrupt, new PathEffects(clean, patched),
        ShownPairs.of(pairs, model.tokenizer()));
  }

  private static Findings findings(
      Parameters parameters, Receivers receivers, double corrupt, PathEffects effects, ShownPairs prompts) {
    String paths = "paths to " + receivers.describe(parameters.model().config());
    HeadSet senders = effects.strongest("senders on " + paths, parameters.threshold());
    List<SenderTable.Sender> rows = senders.members().stream()
        .map(member -> new SenderTable.Sender(member.head(), member.score(),
            effects.patched()[member.head().layer()][member.head().head()]))
        .toList();
    return new Findings(Caution.of(parameters.metric(), effects.clean(), corrupt), effects.clean(), corrupt,
        effects.scores("change of the " + parameters.metric().title() + " in % by " + paths), senders,
        new SenderTable("strongest senders on " + paths, parameters.metric().title(), rows), prompts);
  }

  private static Receivers receivers(Parameters parameters) {
    ReceiverInput input = parameters.receivers();
    if (input == ReceiverInput.LOGITS) {
      parameters.receiverHeads().ifPresent(heads -> {
        throw new HeadframeException(PathPatchingError.UNUSED_RECEIVER_HEADS, text(heads.heads()));
      });
      return Receivers.LOGITS;
    }
    List<Head> heads = parameters.receiverHeads().map(HeadSet::heads).orElse(List.of());
    if (heads.isEmpty()) {
      String given = input.name().toLowerCase(Locale.ROOT);
      throw new HeadframeException(PathPatchingError.NO_RECEIVER_HEADS, given, given);
    }
    ModelConfig config = parameters.model().config();
    parameters.receiverHeads().get().checkWithin(config.layers(), config.heads());
    Receivers receivers = new Receivers(input, heads);
    if (receivers.senderLayers(config) == 0) {
      throw new HeadframeException(PathPatchingError.NO_SENDERS, text(heads));
    }
    return receivers;
  }

  private static String text(List<Head> heads) {
    return heads.stream().map(Head::toString).collect(Collectors.joining(", "));
  }

  @Override
  public void checkHealth(Run run) {
    Parameters parameters = new Parameters(run.open(CausalLM.class, "constructed"), Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.empty(), 1, LogitMetric.LOGIT_DIFFERENCE, ReceiverInput.LOGITS,
        Optional.empty(), FeedForwardPaths.RECOMPUTED, 1, 16);
    List<Head> found = run(parameters, run).senders().heads();
    if (!found.equals(List.of(new Head(1, 0)))) {
      throw new IllegalStateException(
          "the path to the logits of the model 'constructed' begins at head 1.0, and found were " + found);
    }
  }

  private static void checkSites(CausalLM model, Receivers receivers) {
    for (int layer = 0; layer < model.config().layers(); layer++) {
      check(model, HookSites.ATTN_Z.at(layer));
    }
    receivers.heads().forEach(head -> check(model, receivers.input().site().at(head.layer())));
  }

  private static void check(CausalLM model, HookPoint point) {
    if (!model.points().contains(point)) {
      throw new HeadframeException(PathPatchingError.NO_ATTENTION, model.config().architecture(), point);
    }
  }

  private static void checkBaseline(LogitMetric metric, double clean) {
    double least = metric == LogitMetric.LOGIT_DIFFERENCE ? LEAST_LOGITS : 0;
    // Not a number is not above it either.
    if (!(Math.abs(clean) > least)) {
      throw new HeadframeException(
          PathPatchingError.NO_BASELINE, metric.title(), String.format(Locale.ROOT, "%.4g", clean));
    }
  }
}
