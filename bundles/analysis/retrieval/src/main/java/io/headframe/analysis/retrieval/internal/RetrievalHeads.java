package io.headframe.analysis.retrieval.internal;

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
import io.headframe.prompts.needles.NeedleShape;
import io.headframe.prompts.needles.Needles;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;

/**
 * Finds the heads that copy what is asked for from a long context. A needle, a key and its value, lies in a haystack of
 * random words at some depth; the key is asked for, and the model writes. Whenever the token that it writes is the one
 * that a head attends to most, and that one belongs to the needle's value, the head has copied it.
 *
 * <pre>
 * retrieval score of h = |g_h ∩ k| / |k|, mean over the prompts in which the model found the needle
 * </pre>
 *
 * where k are the tokens of the value and g_h those that h copied. A prompt counts if more than half of the value was
 * written. Heads from 0.1 on are retrieval heads.
 *
 * <p>Wu et al., "Retrieval Head Mechanistically Explains Long-Context Factuality" (2024), arXiv 2404.15574, section 2
 * and, for what counts, the authors' code. There needle and haystack are English text and the needle is a sentence;
 * here they are random words with a key, which models can do that know no language, and the needle is the value alone.
 *
 * <p>Not for: models that do not find the needle, of which nothing can be said: the recall stands beside the scores. A
 * score tells where a head looks while the model copies, not that the model needs the head; {@code head-mask} does.
 */
@Component
@MethodInfo(
    id = "retrieval-heads",
    title = "Retrieval heads",
    summary = "Scores each head by how often it looks at the needle's token that the model writes.",
    family = "analysis",
    paper = "Retrieval Head Mechanistically Explains Long-Context Factuality",
    year = 2024,
    arxiv = "2404.15574")
public final class RetrievalHeads implements Method<RetrievalHeads.Parameters, RetrievalHeads.Findings>, HealthCheck {

  private static final int USUAL_LENGTH = 512;

  /**
   * What a user sets.
   *
   * @param model the model
   * @param lengths tokens of the prompts
   * @param depths how many depths there are
   * @param prompts prompts of each length and depth
   * @param valueLength tokens of a value
   * @param others needles that are not asked for
   * @param threshold least score of a retrieval head
   * @param top heads whose score by depth is shown
   */
  public record Parameters(
      @Parameter(value = "the model to look into", defaultValue = "needles") CausalLM model,
      @Parameter(value = "lengths of the prompts; if not given, " + USUAL_LENGTH + " or what the model takes, a half"
              + " and a quarter of it", unit = "tokens", min = 5, max = 1_000_000) Optional<List<Integer>> lengths,
      @Parameter(value = "depths at which needles lie, from the beginning to the end", defaultValue = "5", min = 2,
          max = 100) int depths,
      @Parameter(value = "prompts for each length and depth", defaultValue = "4", min = 1, max = 10_000) int prompts,
      @Parameter(value = "length of a value", unit = "tokens", defaultValue = "1", min = 1, max = 100) int valueLength,
      @Parameter(value = "needles in a prompt that are not asked for", defaultValue = "4", min = 0, max = 1000)
          int others,
      @Parameter(value = "least score of a retrieval head", defaultValue = "0.1", min = 0, max = 1) double threshold,
      @Parameter(value = "heads whose score by depth is shown", defaultValue = "5", min = 0, max = 20) int top) {}

  /**
   * What comes out.
   *
   * @param recall share of prompts in which the value was written as it is
   * @param prompts how many there were
   * @param successful how many of them count
   * @param scores of each head
   * @param retrievalHeads heads with at least the threshold
   * @param shareOfHeads how many of all heads these are
   * @param byDepth recall and scores by where the needle lay
   */
  public record Findings(
      @Result("share of prompts in which the value was written as it is") double recall,
      @Result(value = "prompts that were tried", unit = "prompts") int prompts,
      @Result(value = "prompts in which more than half of the value was written", unit = "prompts") int successful,
      @Result("mean share of the value's tokens that the head copied") HeadScores scores,
      @Result("heads with at least the threshold") HeadSet retrievalHeads,
      @Result("retrieval heads among all heads") double shareOfHeads,
      @Result("recall and scores by where the needle lay") ByDepth byDepth) {}

  @Override
  public Findings run(Parameters parameters, Run run) {
    CausalLM model = parameters.model();
    int layers = model.config().layers();
    int heads = model.config().heads();
    List<Integer> lengths = lengths(parameters);
    double[] depths = IntStream.range(0, parameters.depths())
        .mapToDouble(depth -> (double) depth / (parameters.depths() - 1)).toArray();
    Needles needles = new Needles(model, run.seed());
    Tally all = new Tally(layers, heads);
    Tally[] byDepth = Stream.generate(() -> new Tally(layers, heads)).limit(depths.length).toArray(Tally[]::new);
    double[][] recall = new double[lengths.size()][depths.length];
    int total = lengths.size() * depths.length * parameters.prompts();
    for (int length = 0; length < lengths.size(); length++) {
      for (int depth = 0; depth < depths.length; depth++) {
        Tally here = new Tally(layers, heads);
        NeedleShape shape =
            new NeedleShape(lengths.get(length), depths[depth], parameters.valueLength(), parameters.others());
        for (int prompt = 0; prompt < parameters.prompts(); prompt++) {
          run.checkCancelled();
          run.progress((double) all.trials() / total, "prompt " + (all.trials() + 1) + " of " + total);
          Trial trial = Trial.of(model, needles.prompt(shape));
          all.add(trial);
          here.add(trial);
          byDepth[depth].add(trial);
        }
        recall[length][depth] = here.recall();
      }
    }
    HeadScores scores = new HeadScores("retrieval score", all.scores(), 0, 1);
    HeadSet found = found(scores, parameters.threshold());
    return new Findings(all.recall(), total, all.successful(), scores, found,
        (double) found.members().size() / (layers * heads),
        byDepth(depths, lengths, recall, byDepth, scores, parameters.top()));
  }

  @Override
  public void checkHealth(Run run) {
    List<Head> found = run(new Parameters(run.open(CausalLM.class, "constructed"), Optional.of(List.of(64)), 2, 2, 1, 2,
        0.1, 0), run).retrievalHeads().heads();
    if (!found.equals(List.of(new Head(1, 1)))) {
      throw new IllegalStateException(
          "the head of the model 'constructed' that retrieves by key is 1.1, and found were " + found);
    }
  }

  /** The heads with at least a threshold; never one that copied nothing. */
  static HeadSet found(HeadScores scores, double threshold) {
    return new HeadSet("retrieval heads",
        scores.atLeast(threshold).members().stream().filter(member -> member.score() > 0).toList());
  }

  private static List<Integer> lengths(Parameters parameters) {
    int context = parameters.model().config().contextLength();
    // The last token of the value is written and not read.
    int most = context - parameters.valueLength() + 1;
    int usual = Math.min(USUAL_LENGTH, most);
    List<Integer> lengths = parameters.lengths().orElse(List.of(usual / 4, usual / 2, usual));
    for (int length : lengths) {
      if (length > most) {
        throw new HeadframeException(RetrievalError.TOO_LONG, length, parameters.valueLength(), context, most);
      }
    }
    return lengths;
  }

  private static ByDepth byDepth(double[] depths, List<Integer> lengths, double[][] recall, Tally[] tallies,
      HeadScores scores, int top) {
    List<Head> shown = scores.ranked().stream().filter(head -> scores.of(head) > 0).limit(top).toList();
    double[][] lines = new double[shown.size()][depths.length];
    for (int depth = 0; depth < depths.length; depth++) {
      double[][] here = tallies[depth].scores();
      for (int line = 0; line < lines.length; line++) {
        Head head = shown.get(line);
        lines[line][depth] = tallies[depth].successful() == 0 ? Double.NaN : here[head.layer()][head.head()];
      }
    }
    return new ByDepth(depths, lengths, recall, shown, lines);
  }
}
