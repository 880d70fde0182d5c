package io.headframe.core.training;

import io.headframe.core.method.view.Curve;
import io.headframe.core.method.view.Presentable;
import io.headframe.core.method.view.View;
import java.util.List;

/**
 * A loss over steps, as a result of a method.
 *
 * @param curve one line for the loss, and one for each term where there are several
 */
public record LossCurve(Curve curve) implements Presentable {

  @Override
  public List<View> views() {
    return List.of(curve);
  }
}
