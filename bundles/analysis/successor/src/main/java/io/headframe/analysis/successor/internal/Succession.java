package io.headframe.analysis.successor.internal;

import io.headframe.analysis.api.Head;
import io.headframe.core.method.Run;
import io.headframe.core.model.CausalLM;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * How often each head raises the successor most among the members of its class.
 *
 * @param classes what was asked
 * @param right [class, layer, head]: the members whose successor got the greatest logit
 */
record Succession(List<ClassTokens> classes, int[][][] right) {

  /** Asks every head for every class; checks between layers whether the run goes on. */
  static Succession of(CausalLM model, List<ClassTokens> classes, Run run) {
    int layers = model.config().layers();
    int heads = model.config().heads();
    int[][][] right = new int[classes.size()][layers][heads];
    for (int c = 0; c < classes.size(); c++) {
      ClassTokens asked = classes.get(c);
      EffectiveOutputs outputs = new EffectiveOutputs(model, asked.tokens());
      for (int layer = 0; layer < layers; layer++) {
        run.checkCancelled();
        run.progress((c * layers + layer) / (double) (classes.size() * layers), asked.name() + ", layer " + layer);
        double[][][] logits = outputs.of(layer);
        for (int head = 0; head < heads; head++) {
          for (int member = 0; member < asked.tokens().length; member++) {
            boolean followed = asked.next()[member] >= 0;
            right[c][layer][head] +=
                followed && isGreatest(logits[head][member], asked.next()[member]) ? 1 : 0;
          }
        }
      }
    }
    return new Succession(classes, right);
  }

  /** A head that treats all alike has no greatest logit and no successor. */
  private static boolean isGreatest(double[] logits, int which) {
    for (int i = 0; i < logits.length; i++) {
      if (i != which && !(logits[i] < logits[which])) {
        return false;
      }
    }
    return true;
  }

  /** The share of members of the classes that are asked whose successor gets the greatest logit. */
  double[][] scores(Predicate<ClassTokens> which) {
    int asked = classes.stream().filter(which).mapToInt(ClassTokens::asked).sum();
    double[][] scores = new double[right[0].length][right[0][0].length];
    for (int c = 0; c < classes.size(); c++) {
      for (int layer = 0; which.test(classes.get(c)) && layer < scores.length; layer++) {
        for (int head = 0; head < scores[layer].length; head++) {
          scores[layer][head] += (double) right[c][layer][head] / asked;
        }
      }
    }
    return scores;
  }

  /** The score of a head in one class. */
  double score(int which, Head head) {
    return (double) right[which][head.layer()][head.head()] / classes.get(which).asked();
  }

  /** The classes, each left out once: the head that is best on all others, and how it does there. */
  List<HeldOut> heldOut() {
    List<HeldOut> heldOut = new ArrayList<>();
    for (int c = 0; classes.size() > 1 && c < classes.size(); c++) {
      ClassTokens left = classes.get(c);
      double[][] others = scores(each -> each != left);
      List<Head> heads = new ArrayList<>();
      for (int layer = 0; layer < others.length; layer++) {
        for (int head = 0; head < others[layer].length; head++) {
          heads.add(new Head(layer, head));
        }
      }
      Head best = heads.stream().max(Comparator.<Head>comparingDouble(head -> others[head.layer()][head.head()])
          .thenComparing(Comparator.reverseOrder())).orElseThrow();
      heldOut.add(new HeldOut(left.name(), left.members().size(), best, others[best.layer()][best.head()],
          score(c, best), 1.0 / left.members().size()));
    }
    return heldOut;
  }

  /** The words of all classes whose successor the head gets right that is best on all other classes. */
  int rightWhereLeftOut() {
    List<HeldOut> heldOut = heldOut();
    return IntStream.range(0, heldOut.size())
        .map(c -> right[c][heldOut.get(c).best().layer()][heldOut.get(c).best().head()]).sum();
  }

  /**
   * A class that was left out.
   *
   * @param name of the class
   * @param members that are one token
   * @param best the head with the highest score on all other classes
   * @param onOthers its score there
   * @param here its score on this class
   * @param chance what guessing scores
   */
  record HeldOut(String name, int members, Head best, double onOthers, double here, double chance) {}
}
