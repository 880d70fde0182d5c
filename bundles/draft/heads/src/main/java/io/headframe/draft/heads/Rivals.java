package io.headframe.draft.heads;

import io.headframe.core.method.Run;
import io.headframe.core.model.CausalLM;
import io.headframe.decoding.sampling.OwnTexts;
import io.headframe.decoding.sampling.Sampling;
import io.headframe.draft.api.Draft;
import io.headframe.draft.api.DraftReport;
import io.headframe.draft.api.DraftSource;
import io.headframe.draft.api.DraftTraining;
import io.headframe.draft.api.TrainableDrafter;
import io.headframe.draft.api.TreePlan;
import io.headframe.draft.speculative.Acceptance;
import io.headframe.draft.speculative.DraftStatistics;
import io.headframe.draft.speculative.SpeculativeGeneration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Heads of several kinds that are trained alike, on texts that the model wrote itself, and draft for the same greedy
 * continuations. The last texts are held out; the prompts are beginnings of those among them that were drawn, of all
 * lengths, and continuations are short, because a long one repeats itself and then every head is right.
 */
public final class Rivals {

  private static final int HEADS = 4;
  private static final int WINDOW = 64;
  private static final int BATCH = 8;
  private static final int HELD_OUT_PART = 6;
  private static final int PROMPTS_OF_TEXT = 8;
  private static final int NEW_TOKENS = 16;

  /**
   * How much is done.
   *
   * @param texts that the model writes
   * @param tokens of each text, at most
   * @param steps of each training
   */
  public record Effort(int texts, int tokens, int steps) {

    /** What a claim says something about. */
    public static Effort full() {
      return new Effort(120, 128, 200);
    }

    /** Enough to see that a check measures, and not what. */
    public static Effort little() {
      return new Effort(8, 40, 2);
    }
  }

  private final CausalLM model;
  private final Effort effort;
  private final Run run;
  private final int[][] texts;
  private final int trained;

  /**
   * Writes the texts.
   *
   * @param model open while this is used, by one thread
   * @param seed of the texts
   * @param run is asked whether to stop
   */
  public Rivals(CausalLM model, Effort effort, long seed, Run run) {
    this.model = model;
    this.effort = effort;
    this.run = run;
    this.texts = OwnTexts.written(model, effort.texts(), effort.tokens(), seed, text -> run.checkCancelled());
    this.trained = effort.texts() - Math.max(2, effort.texts() / HELD_OUT_PART);
  }

  /**
   * Trains heads.
   *
   * @param drafter what is trained
   * @param folder a new one
   * @param part shows the progress, and has the seed
   * @throws IOException if the folder cannot be written
   */
  public DraftReport train(TrainableDrafter drafter, Path folder, Run part) throws IOException {
    int[] held = joined(trained, texts.length);
    int window = Math.min(WINDOW, held.length / 2);
    return drafter.train(new DraftTraining(
        model, joined(0, trained), held, 0, HEADS, 0, window, BATCH, effort.steps(), 0), folder, part);
  }

  /**
   * What heads draft.
   *
   * @param drafter whose heads they are
   * @param folder where they are
   * @param tree how their trees grow
   * @throws IOException if the folder cannot be read
   */
  public DraftStatistics drafted(TrainableDrafter drafter, Path folder, TreePlan tree) throws IOException {
    DraftStatistics all = DraftStatistics.NONE;
    try (Draft draft = drafter.open(new DraftSource(
        folder.toString(), Optional.of(tree), model, text -> run.open(CausalLM.class, text)))) {
      SpeculativeGeneration generation =
          new SpeculativeGeneration(model, draft, Sampling.greedy(), Acceptance.lossless());
      for (int i = trained; i < texts.length; i++) {
        // Every second text is drawn to its end.
        for (int part = 0; i % 2 == 0 && part < PROMPTS_OF_TEXT; part++) {
          run.checkCancelled();
          int length = 1 + part * (texts[i].length - 1) / PROMPTS_OF_TEXT;
          all = all.plus(generation.generate(
              Arrays.copyOf(texts[i], length), NEW_TOKENS, () -> false, token -> {}).statistics());
        }
      }
    }
    return all;
  }

  private int[] joined(int from, int to) {
    return IntStream.range(from, to).flatMap(i -> Arrays.stream(texts[i])).toArray();
  }
}
