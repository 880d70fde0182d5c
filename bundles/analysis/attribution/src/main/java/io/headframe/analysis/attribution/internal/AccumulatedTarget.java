package io.headframe.analysis.attribution.internal;

import io.headframe.core.method.view.Curve;
import io.headframe.core.method.view.Presentable;
import io.headframe.core.method.view.View;
import java.util.List;

/**
 * The target of the residual stream on its way, with the divisor of the last normalisation as it is at the end.
 *
 * @param target what is attributed
 * @param blocks [place], blocks passed; a half where attention was passed and feed-forward was not
 * @param values [place], logits
 */
record AccumulatedTarget(String target, double[] blocks, double[] values) implements Presentable {

  @Override
  public List<View> views() {
    return List.of(new Curve("From the embeddings to the " + target, "blocks passed", target + ", logits", false,
        List.of(new Curve.Series(target, blocks, values))));
  }
}
