package io.headframe.draft.speculative.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjDoubleConsumer;
import java.util.function.Function;

/** Goes through everything that chance can do, with its probability: each run repeats the decisions of a script. */
final class AllChances implements Chance {

  private final List<Integer> script = new ArrayList<>();
  private final List<double[]> weights = new ArrayList<>();
  private int at;

  private AllChances() {}

  /**
   * Runs something once for each way that chance can take.
   *
   * @param run decides by chance
   * @param outcomes hears each outcome with its probability; they sum to 1
   */
  static <T> void each(Function<Chance, T> run, ObjDoubleConsumer<T> outcomes) {
    AllChances chance = new AllChances();
    do {
      chance.at = 0;
      T outcome = run.apply(chance);
      double probability = 1;
      for (int i = 0; i < chance.script.size(); i++) {
        probability *= chance.weights.get(i)[chance.script.get(i)];
      }
      outcomes.accept(outcome, probability);
    } while (chance.next());
  }

  /** The next script: the last decision that has another outcome takes it. */
  private boolean next() {
    while (!script.isEmpty()) {
      int last = script.size() - 1;
      int chosen = following(weights.get(last), script.get(last) + 1);
      if (chosen >= 0) {
        script.set(last, chosen);
        return true;
      }
      script.remove(last);
      weights.remove(last);
    }
    return false;
  }

  private static int following(double[] law, int from) {
    for (int i = from; i < law.length; i++) {
      if (law[i] > 0) {
        return i;
      }
    }
    return -1;
  }

  private int decide(double... law) {
    if (at == script.size()) {
      script.add(following(law, 0));
      weights.add(law.clone());
    }
    return script.get(at++);
  }

  @Override
  public boolean happens(double probability) {
    double p = probability >= 0 ? Math.min(1, probability) : 0;
    return decide(p, 1 - p) == 0;
  }

  @Override
  public int draw(double[] law) {
    return decide(law);
  }
}
