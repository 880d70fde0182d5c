package io.headframe.training.languagemodel.internal;

import ai.djl.ndarray.NDArray;
import com.google.gson.JsonObject;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Lease;
import io.headframe.core.method.Method;
import io.headframe.core.method.MethodInfo;
import io.headframe.core.method.Parameter;
import io.headframe.core.method.Result;
import io.headframe.core.method.Run;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.Tokenizer;
import io.headframe.core.training.CheckpointSeries;
import io.headframe.core.training.History;
import io.headframe.core.training.LossCurve;
import io.headframe.core.training.Step;
import io.headframe.core.training.TrainingRun;
import io.headframe.core.transformer.Checkpoint;
import io.headframe.core.transformer.CheckpointFormat;
import io.headframe.core.transformer.ModelArchitecture;
import io.headframe.prompts.api.TextSource;
import io.headframe.training.tokenizer.TrainedTokenizer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.osgi.service.component.annotations.Component;

/**
 * Trains a small language model: a Llama whose weights are changed step by step so that it predicts the next token of a
 * text, −(1/n) Σ log p(token<sub>i+1</sub> | token<sub>1…i</sub>), on windows from anywhere in the
 * text. The tokenizer is learned from the same text. What comes out is a Hugging Face folder with a model card.
 *
 * <p>Touvron et al., "LLaMA: Open and Efficient Foundation Language Models" (2023), arXiv 2302.13971, section 2, for
 * the parts and the optimiser's settings.
 *
 * <p>Not for: models that are to know something of the world. On two processor cores some hundred million tokens a day
 * pass through a model of a million numbers.
 */
@Component
@MethodInfo(
    id = "train-lm",
    title = "Training a small language model",
    summary = "Trains a small language model on a text or on generated prompts and writes it as a Hugging Face folder.",
    family = "training",
    paper = "LLaMA: Open and Efficient Foundation Language Models",
    year = 2023,
    arxiv = "2302.13971")
public final class TrainLanguageModel
    implements Method<TrainLanguageModel.Parameters, TrainLanguageModel.Findings>, HealthCheck {

  /**
   * What a user sets; what is not set is as in the recipe, or as in the training that the folder has.
   *
   * @param text a file
   * @param recipe a file or a name
   * @param out the folder of the model
   * @param layers blocks
   * @param heads attention heads in a block
   * @param width of the residual stream
   * @param context positions
   * @param vocabulary tokens, at most
   * @param batch sequences in a step
   * @param learningRate the highest
   * @param warmUp steps until it is highest
   * @param steps in all
   * @param minutes of training, where no steps are given
   * @param checkpointEvery steps between checkpoints
   * @param snapshots how many models along the way are kept
   */
  public record Parameters(
      @Parameter("a file of text in UTF-8 to train on; a line <|endoftext|> separates documents") Optional<Path> text,
      @Parameter("a recipe: a JSON file, or the name of one that is built in (needles,"
          + " needles-one-layer, ordinals, stories, prompts); 'headframe explain"
          + " HF-TRAINING-103' shows the fields; other options change it") Optional<String> recipe,
      @Parameter("folder of the model; a training that was begun there goes on; without it the model is kept with the"
          + " record of the run") Optional<Path> out,
      @Parameter(value = "number of layers; 4 where no recipe says", min = 1, max = 200) Optional<Integer> layers,
      @Parameter(value = "attention heads in a layer; 4 where no recipe says", min = 1, max = 1000)
          Optional<Integer> heads,
      @Parameter(value = "width of the residual stream; 128 where no recipe says", min = 2, max = 100_000)
          Optional<Integer> width,
      @Parameter(value = "longest sequence; 256 where no recipe says", unit = "tokens", min = 2, max = 100_000)
          Optional<Integer> context,
      @Parameter(value = "tokens of a byte-pair tokenizer, at most; 1024 where no recipe says", min = 257,
          max = 65_536) Optional<Integer> vocabulary,
      @Parameter(value = "sequences in a step; 8 where no recipe says", min = 1, max = 100_000)
          Optional<Integer> batch,
      @Parameter(value = "highest learning rate; 0.002 where no recipe says", min = 1e-9, max = 10)
          Optional<Double> learningRate,
      @Parameter(value = "steps until the learning rate is highest; 100 where no recipe says", min = 0,
          max = 1_000_000_000) Optional<Integer> warmUp,
      @Parameter(value = "steps in all; without them as many as fit into the minutes", min = 1, max = 1_000_000_000)
          Optional<Integer> steps,
      @Parameter(value = "time of the training, where no steps are given; 10 where no recipe says", unit = "minutes",
          min = 0.01, max = 100_000) Optional<Double> minutes,
      @Parameter(value = "steps between checkpoints, of which the last is kept", defaultValue = "100", min = 1,
          max = 1_000_000_000) int checkpointEvery,
      @Parameter(value = "models along the way that are kept in the folder 'snapshots', at equal distances from the"
          + " first numbers on", defaultValue = "0", min = 0, max = 10_000) int snapshots) {}

  /**
   * What comes out.
   *
   * @param loss over the steps
   * @param heldOutLoss on text that was not trained on
   * @param lastLoss mean over the last tenth of the steps
   * @param evenLoss what guessing evenly among the tokens has
   * @param steps in all
   * @param numbers weights
   * @param vocabulary tokens
   * @param bytes of the weights in the file
   * @param folder where the model is
   */
  public record Findings(
      @Result("loss over the steps") LossCurve loss,
      @Result(value = "mean loss on held-out text", unit = "nats/token") double heldOutLoss,
      @Result(value = "mean loss over the last tenth of the steps", unit = "nats/token") double lastLoss,
      @Result(value = "loss of guessing evenly among the tokens", unit = "nats/token") double evenLoss,
      @Result("steps in all") int steps,
      @Result("trained numbers") long numbers,
      @Result("tokens of the vocabulary") int vocabulary,
      @Result(value = "size of the weights", unit = "bytes") long bytes,
      @Result("folder of the model") String folder) {}

  /** Of the loss of the model that was written, which is computed in the same way from the same numbers. */
  private static final double TOLERANCE = 1e-3;

  @Override
  public Findings run(Parameters parameters, Run run) throws Exception {
    Path out = parameters.out().orElseGet(() -> run.artifact("model"));
    TrainingFolder folder = new TrainingFolder(out.resolve("training"));
    Recipe recipe = RecipeOptions.of(parameters, folder.begun());
    run.progress(0, "reading the text");
    List<TextSource> sources =
        recipe.texts().stream().map(id -> run.leases().lease(TextSource.class, id).get()).toList();
    TrainingText text = TrainingText.of(recipe, sources, run);
    TrainingFolder.Begun begun = folder.goingOn(new TrainingFolder.Begun(recipe, run.seed(), text.digest()));
    run.progress(0, "learning the tokens");
    TrainedTokenizer tokens = text.tokenizer(recipe, run);
    int vocabulary = tokens.vocabulary().size();
    JsonObject config = ModelFolder.config(recipe, vocabulary, tokens.vocabulary().indexOf(Corpus.SEPARATOR));
    ModelFolder model = new ModelFolder(out);
    model.begin(config, tokens.toJson());
    Tokenizer tokenizer = open(tokens, config, folder, run);
    Windows windows = sources.isEmpty()
        ? Corpus.of(text.text(), tokenizer, recipe, run::checkCancelled)
        : new GeneratedWindows(sources, tokenizer, recipe);
    folder.begin(begun);

    ModelArchitecture architecture = run.leases().lease(ModelArchitecture.class,
        config.get("model_type").getAsString()).get();
    Plan plan = new Plan(begun, folder, run);
    try (TrainedModel trained = new TrainedModel(recipe, config, architecture, tokenizer,
        HexFormat.of().formatHex(Sha256.of(config + begun.text() + run.seed())), windows, plan, run.seed())) {
      TrainingRun<int[][]> training = trained.training();
      CheckpointSeries checkpoints = folder.checkpoints(parameters.checkpointEvery());
      checkpoints.last().ifPresent(training::restore);
      Throughput speed = new Throughput((long) recipe.batch() * recipe.context(), System::nanoTime);
      plan.time(training, speed);
      long steps = plan.steps();
      if (parameters.snapshots() > 0) {
        Snapshots snapshots = new Snapshots(out.resolve("snapshots"), config, tokens.toJson(), steps,
            parameters.snapshots());
        snapshots.keep(training);
        training.with(snapshots);
      }
      training.train(steps, run, Optional.of(checkpoints), shown(speed, steps));
      model.weights(training.parameters());
      double heldOut = heldOut(trained, windows, run);
      check(out, trained, windows.heldOut().get(0), run);
      History history = training.history();
      long numbers = training.parameters().values().stream().mapToLong(NDArray::size).sum();
      model.write("README.md", ModelCard.of(plan.begun(), numbers, windows, vocabulary, history, heldOut));
      return new Findings(history.curve("Loss of the training", "nats/token"), heldOut,
          history.recentLoss(Math.max(1, history.steps() / 10)), Math.log(vocabulary), history.steps(), numbers,
          vocabulary, Files.size(out.resolve("model.safetensors")), out.toString());
    }
  }

  private static Function<Step, String> shown(Throughput speed, long steps) {
    return step -> {
      speed.step();
      return String.format(Locale.ROOT, "step %,d of %,d, loss %.3f, %,.0f tokens/s",
          step.number() + 1, steps, step.loss().total(), speed.tokensPerSecond());
    };
  }

  /** The tokenizer as whoever opens the model gets it. The caller closes it. */
  private static Tokenizer open(TrainedTokenizer tokens, JsonObject config, TrainingFolder folder, Run run) {
    ModelFolder alone = new ModelFolder(folder.folder().resolve("tokenizer"));
    alone.begin(config, tokens.toJson());
    alone.weights(Map.of());
    try (Lease<CheckpointFormat> format = run.leases().lease(CheckpointFormat.class, "huggingface");
        Checkpoint checkpoint = format.get().open(alone.folder())) {
      return checkpoint.openTokenizer();
    }
  }

  private static double heldOut(TrainedModel trained, Windows windows, Run run) {
    double sum = 0;
    int count = 0;
    for (int[][] batch : windows.heldOut()) {
      run.checkCancelled();
      sum += trained.loss(batch) * batch.length;
      count += batch.length;
    }
    return sum / count;
  }

  /** Opens the folder as a user does, and asks for the loss that the training has. */
  private static void check(Path out, TrainedModel trained, int[][] windows, Run run) {
    run.checkCancelled();
    double expected = trained.loss(windows);
    CausalLM saved = run.open(CausalLM.class, out.toString());
    try (Activations seen = WindowLoss.forward(saved, windows)) {
      double found = WindowLoss.of(seen, windows).getFloat();
      if (!(Math.abs(found - expected) <= TOLERANCE)) {
        throw new HeadframeException(LanguageModelError.SAVED_DIFFERS, out, found, expected);
      }
    }
  }

  @Override
  public void checkHealth(Run run) throws Exception {
    Path text = run.artifact("text.txt");
    Files.writeString(text, "one two three four five six seven eight nine ten. ".repeat(60));
    Findings findings = run(new Parameters(Optional.of(text), Optional.empty(), Optional.empty(), Optional.of(1),
        Optional.of(2), Optional.of(16), Optional.of(16), Optional.of(270), Optional.of(4), Optional.of(0.02),
        Optional.of(5), Optional.of(60), Optional.empty(), 100, 0), run);
    if (!(findings.heldOutLoss() < findings.evenLoss() / 2)) {
      throw new IllegalStateException("the loss of a text that repeats itself is " + findings.heldOutLoss()
          + " after 60 steps, and at most half of " + findings.evenLoss() + " was expected");
    }
  }
}
