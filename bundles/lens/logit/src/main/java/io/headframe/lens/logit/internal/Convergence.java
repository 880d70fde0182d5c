package io.headframe.lens.logit.internal;

import io.headframe.core.method.view.Curve;
import io.headframe.core.method.view.Presentable;
import io.headframe.core.method.view.View;
import java.util.ArrayList;
import java.util.List;

/**
 * How predictions come to be, as means over positions.
 *
 * @param blocks [place], blocks passed
 * @param divergence [place], KL(final ‖ here), nats
 * @param entropy [place], nats
 * @param loss [place], −log p(token that follows), nats; NaN where no token follows
 */
record Convergence(double[] blocks, double[] divergence, double[] entropy, double[] loss) implements Presentable {

  @Override
  public List<View> views() {
    List<Curve.Series> series = new ArrayList<>(List.of(
        new Curve.Series("KL(final ‖ here)", blocks, divergence),
        new Curve.Series("entropy", blocks, entropy)));
    if (!Double.isNaN(loss[0])) {
      series.add(new Curve.Series("loss", blocks, loss));
    }
    return List.of(new Curve(
        "From the embeddings to the prediction", "blocks passed", "nats, mean over positions", false, series));
  }
}
