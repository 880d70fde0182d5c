package io.headframe.analysis.induction.internal;

import io.headframe.analysis.api.Head;
import io.headframe.core.method.view.Curve;
import io.headframe.core.method.view.Presentable;
import io.headframe.core.method.view.Table;
import io.headframe.core.method.view.View;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Induction heads and losses along a training.
 *
 * @param moments steps ascending, at least one
 */
record Formation(List<Moment> moments) implements Presentable {

  /**
   * One model of the series.
   *
   * @param step of the training
   * @param best the head with the highest induction score
   * @param induction its score
   * @param previousToken the highest previous-token score of any head
   * @param firstLoss mean loss on the first copy, nats/token
   * @param secondLoss mean loss on the second copy, nats/token
   * @param heads how many heads are induction heads
   */
  record Moment(
      long step, Head best, double induction, double previousToken, double firstLoss, double secondLoss, int heads) {

    /** Loss late in the context less loss early in it: below 0 where the model uses what it has read. */
    double inContextScore() {
      return secondLoss - firstLoss;
    }
  }

  /** The place after which the induction score rises most to the next; −1 with one model, or if it never rises. */
  int steepest() {
    int steepest = -1;
    double most = 0;
    for (int i = 1; i < moments.size(); i++) {
      double rise = moments.get(i).induction() - moments.get(i - 1).induction();
      if (rise > most) {
        most = rise;
        steepest = i - 1;
      }
    }
    return steepest;
  }

  @Override
  public List<View> views() {
    return List.of(
        new Curve("Heads along the training", "step", "score", false, List.of(
            series("best induction head", Moment::induction),
            series("best previous-token head", Moment::previousToken))),
        new Curve("Loss on repeated tokens", "step", "nats/token", false, List.of(
            series("first copy", Moment::firstLoss), series("second copy", Moment::secondLoss))),
        new Table("Models along the training",
            List.of("step", "best head", "induction", "previous token", "loss, first copy", "loss, second copy",
                "in-context score", "induction heads"),
            moments.stream().map(each -> List.of(Long.toString(each.step()), each.best().toString(),
                number(each.induction()), number(each.previousToken()), number(each.firstLoss()),
                number(each.secondLoss()), number(each.inContextScore()), Integer.toString(each.heads()))).toList()));
  }

  private Curve.Series series(String name, ToDoubleFunction<Moment> number) {
    return new Curve.Series(name, moments.stream().mapToDouble(Moment::step).toArray(),
        moments.stream().mapToDouble(number).toArray());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
