package io.headframe.analysis.successor.internal;

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
import io.headframe.prompts.ordinals.OrdinalClass;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Component;

/**
 * Finds the heads that turn a word of an order into the next: Monday into Tuesday, 3 into 4. Each word t of a class
 * goes through the embedding and the first feed-forward part, then through a head as if it attended to that alone, and
 * through the unembedding. A head's score is the share of words whose successor gets the greatest logit among all words
 * of the class.
 *
 * <pre>
 * succession score = share of t with argmax over the class of W_U W_OV MLP0(W_E t) = successor of t
 * </pre>
 *
 * <p>Gould et al., "Successor Heads: Recurring, Interpretable Attention Heads In The Wild" (2023), arXiv 2312.09230,
 * section 2. Normalisations and biases are applied as the model applies them to one position. In a model without
 * feed-forward parts, and for heads of the first layer, which come before MLP0, W_E t stands for MLP0(W_E t).
 * Each class is left out once: the table tells how the head that is best on all others does on it.
 *
 * <p>Not for: classes whose words are several tokens, which are left out, and models that put the order of words
 * together in more than the first layer. A high score is about what a head would write, not about where it looks.
 */
@Component
@MethodInfo(
    id = "successor-heads",
    title = "Successor heads",
    summary = "Scores each head by how often it turns a word of an order into the next.",
    family = "analysis",
    paper = "Successor Heads: Recurring, Interpretable Attention Heads In The Wild",
    year = 2023,
    arxiv = "2312.09230")
public final class SuccessorHeads implements Method<SuccessorHeads.Parameters, SuccessorHeads.Findings>, HealthCheck {

  /**
   * What a user sets.
   *
   * @param model the model
   * @param threshold least score of a successor head
   * @param top heads whose score by class is shown
   */
  public record Parameters(
      @Parameter(value = "the model to look into", defaultValue = "ordinals") CausalLM model,
      @Parameter(value = "least score of a successor head", defaultValue = "0.5", min = 0, max = 1) double threshold,
      @Parameter(value = "heads whose score by class is shown", defaultValue = "8", min = 1, max = 1000) int top) {}

  /**
   * What comes out.
   *
   * @param asked words that were asked for
   * @param scores of each head
   * @param successorHeads heads with at least the threshold
   * @param byClass scores by class, and on classes that were left out
   */
  public record Findings(
      @Result(value = "words of all classes that have a successor", unit = "words") int asked,
      @Result("share of words whose successor gets the greatest logit") HeadScores scores,
      @Result("heads with at least the threshold") HeadSet successorHeads,
      @Result("scores by class, and on classes that were left out") ByClass byClass) {}

  @Override
  public Findings run(Parameters parameters, Run run) {
    return find(parameters, OrdinalClass.all(), run);
  }

  /** As {@link #run}, on classes of the caller's. */
  static Findings find(Parameters parameters, List<OrdinalClass> ordinals, Run run) {
    CausalLM model = parameters.model();
    List<ClassTokens> classes =
        ordinals.stream().map(each -> ClassTokens.of(each, model)).flatMap(Optional::stream).toList();
    if (classes.isEmpty()) {
      throw new HeadframeException(SuccessorError.NO_CLASS,
          ordinals.stream().map(OrdinalClass::name).collect(Collectors.joining(", ")), ClassTokens.LEAST);
    }
    Succession succession = Succession.of(model, classes, run);
    HeadScores scores = new HeadScores("succession score", succession.scores(each -> true), 0, 1);
    List<Head> shown = scores.ranked().stream().limit(parameters.top()).toList();
    double[][] byClass = new double[shown.size()][classes.size()];
    for (int i = 0; i < byClass.length; i++) {
      for (int c = 0; c < classes.size(); c++) {
        byClass[i][c] = succession.score(c, shown.get(i));
      }
    }
    return new Findings(classes.stream().mapToInt(ClassTokens::asked).sum(), scores,
        new HeadSet("successor heads", scores.atLeast(parameters.threshold()).members()),
        new ByClass(classes.stream().map(ClassTokens::name).toList(), shown, byClass, succession.heldOut()));
  }

  @Override
  public void checkHealth(Run run) {
    Findings found = run(new Parameters(run.open(CausalLM.class, "constructed"), 0.5, 1), run);
    if (found.asked() != 15 || !found.successorHeads().members().isEmpty()) {
      throw new IllegalStateException("the model 'constructed' has 16 keys in a row and no successor head, and found"
          + " were " + found.asked() + " words and the heads " + found.successorHeads().heads());
    }
  }
}
