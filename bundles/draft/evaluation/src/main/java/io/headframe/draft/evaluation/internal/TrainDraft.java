package io.headframe.draft.evaluation.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Lease;
import io.headframe.core.method.Method;
import io.headframe.core.method.MethodInfo;
import io.headframe.core.method.Parameter;
import io.headframe.core.method.Result;
import io.headframe.core.method.Run;
import io.headframe.core.model.CausalLM;
import io.headframe.core.training.LossCurve;
import io.headframe.decoding.sampling.OwnTexts;
import io.headframe.draft.api.DraftReport;
import io.headframe.draft.api.DraftTraining;
import io.headframe.draft.api.Drafter;
import io.headframe.draft.api.TrainableDrafter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.osgi.service.component.annotations.Component;

/**
 * Trains draft heads on a model that stays as it is, so that {@code generate --draft FOLDER} is faster and its text the
 * same. A twentieth of the text is held out; on it the heads are measured, and with the time that drafting and
 * verifying take on this machine the tree is chosen that is expected to give most tokens a second.
 *
 * <p>Not for text of another kind than what will be generated: heads know what they were trained on.
 */
@Component
@MethodInfo(
    id = "train-draft",
    title = "Training draft heads",
    summary = "Trains heads that propose tokens for a frozen model, measures them and chooses their tree.",
    family = "draft")
public final class TrainDraft implements Method<TrainDraft.Parameters, TrainDraft.Findings>, HealthCheck {

  private static final int HELD_OUT_SHARE = 20;
  /** Of a text that the model writes, at most. */
  private static final int OWN_TOKENS = 256;

  /**
   * What a user sets.
   *
   * @param drafter the id of what is trained
   * @param model frozen
   * @param text a file; empty where the model writes the text itself
   * @param ownTexts how many texts the model writes
   * @param out the folder of the heads
   * @param vocabulary what heads may propose
   * @param heads how many tokens ahead
   * @param layers of each head
   * @param steps in all
   * @param batch windows of a step
   * @param window tokens of a window
   * @param learningRate the highest; 0 for the technique's own
   */
  public record Parameters(
      @Parameter(value = "what is trained: hydra, hydra-plus, eagle, medusa, or another that is installed",
          defaultValue = "hydra", positional = true) String drafter,
      @Parameter("the model that the heads are for") CausalLM model,
      @Parameter("a file of text in UTF-8, of the kind that will be generated; where the model's tokens have no line"
          + " break, each line is a text of its own") Optional<Path> text,
      @Parameter(value = "in place of a file: texts that the model writes itself, half of them greedy from a place on",
          unit = "texts", defaultValue = "0", min = 0, max = 1_000_000) int ownTexts,
      @Parameter("folder of the heads; a training that was begun there goes on; without it the heads are kept with the"
          + " record of the run") Optional<Path> out,
      @Parameter(value = "tokens that heads may propose, the most frequent of the text; fewer make heads faster; 0 for"
          + " all", unit = "tokens", defaultValue = "0", min = 0, max = 10_000_000) int vocabulary,
      @Parameter(value = "how far ahead", unit = "tokens", defaultValue = "4", min = 1, max = 16) int heads,
      @Parameter(value = "layers of each head; 0 for as many as the technique has of its own", defaultValue = "0",
          min = 0, max = 16) int layers,
      @Parameter(value = "steps in all", defaultValue = "1000", min = 1, max = 10_000_000) int steps,
      @Parameter(value = "windows of text in a step", defaultValue = "8", min = 1, max = 10_000) int batch,
      @Parameter(value = "length of a window", unit = "tokens", defaultValue = "64", min = 4, max = 100_000) int window,
      @Parameter(value = "highest learning rate; 0 for the technique's own", defaultValue = "0", min = 0,
          max = 10) double learningRate) {}

  /**
   * What comes out.
   *
   * @param loss over the steps
   * @param accuracy of each head
   * @param numbers trained weights
   * @param folder where the heads are
   */
  public record Findings(
      @Result("loss over the steps") LossCurve loss,
      @Result("how often each head's first choice is the model's own, on held-out text") HeadTable accuracy,
      @Result("trained numbers") long numbers,
      @Result("folder of the heads") String folder) {}

  @Override
  public Findings run(Parameters parameters, Run run) throws IOException {
    if (parameters.text.isPresent() == parameters.ownTexts > 0) {
      throw new HeadframeException(DraftMethodError.ONE_TEXT,
          parameters.text.map(Path::toString).orElse("no file"), parameters.ownTexts);
    }
    return train(parameters, parameters.text.isPresent() ? read(parameters, run) : written(parameters, run), run);
  }

  private static int[] read(Parameters parameters, Run run) {
    run.progress(0, "reading the text");
    return DraftText.tokens(parameters.text.orElseThrow(), parameters.model.tokenizer(), run::checkCancelled);
  }

  private static int[] written(Parameters parameters, Run run) {
    int[][] texts = OwnTexts.written(parameters.model, parameters.ownTexts, OWN_TOKENS, run.seed(), text -> {
      run.checkCancelled();
      run.progress(0, "text " + (text + 1) + " of " + parameters.ownTexts);
    });
    return Arrays.stream(texts).flatMapToInt(Arrays::stream).toArray();
  }

  private static Findings train(Parameters parameters, int[] tokens, Run run) throws IOException {
    int window = Math.min(parameters.window, parameters.model.config().contextLength());
    int held = Math.min(tokens.length / 3, Math.max(tokens.length / HELD_OUT_SHARE, window + 1));
    Path folder = parameters.out.orElseGet(() -> run.artifact("heads"));
    try (Lease<Drafter> lease = run.leases().lease(Drafter.class, parameters.drafter)) {
      if (!(lease.get() instanceof TrainableDrafter drafter)) {
        throw new HeadframeException(DraftMethodError.NOT_TRAINABLE, parameters.drafter);
      }
      DraftReport report = drafter.train(new DraftTraining(parameters.model,
          Arrays.copyOf(tokens, tokens.length - held), Arrays.copyOfRange(tokens, tokens.length - held, tokens.length),
          parameters.vocabulary, parameters.heads, parameters.layers, window, parameters.batch,
          parameters.steps, parameters.learningRate),
          folder, run);
      // It follows from how long things take, so it is no result, which one seed decides.
      run.log().info(String.format(Locale.ROOT, "the tree that is expected to be fastest here is %s, with %.2f tokens a"
          + " pass", report.tree(), report.expected()));
      return new Findings(new LossCurve(report.loss()), new HeadTable(report.accuracies()), report.numbers(),
          folder.toString());
    }
  }

  /** A few steps on tokens in a cycle. */
  @Override
  public void checkHealth(Run run) throws IOException {
    CausalLM model = run.open(CausalLM.class, "constructed");
    List<String> trainable = run.leases().ids(Drafter.class).stream().filter(id -> trainable(id, run)).toList();
    if (trainable.isEmpty()) {
      return;
    }
    String any = trainable.get(trainable.size() - 1);
    int[] tokens = IntStream.range(0, 600).map(i -> 20 + i % 7).toArray();
    Findings found = train(new Parameters(any, model, Optional.empty(), 0,
        Optional.of(run.artifact("health")), 0, 1, 1, 3, 2, 16, 1e-3), tokens, run);
    if (found.accuracy.accuracies().size() != 1 || found.numbers < 1) {
      throw new IllegalStateException("three steps of one head of " + any + " give "
          + found.accuracy.accuracies().size() + " heads of " + found.numbers + " numbers");
    }
  }

  private static boolean trainable(String id, Run run) {
    try (Lease<Drafter> lease = run.leases().lease(Drafter.class, id)) {
      return lease.get() instanceof TrainableDrafter;
    }
  }
}
