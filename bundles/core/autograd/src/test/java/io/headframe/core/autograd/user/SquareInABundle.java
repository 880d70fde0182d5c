package io.headframe.core.autograd.user;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.headframe.core.autograd.Autograd;
import io.headframe.core.autograd.Autograd.Graph;

/** What a technique's bundle does; a package of its own, because the framework wires packages. */
public final class SquareInABundle {

  private SquareInABundle() {}

  /** The derivative of x^2. */
  public static double slope(double at) {
    try (Autograd autograd = new Autograd();
        NDManager scope = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      NDArray x = scope.create(at);
      x.setRequiresGradient(true);
      NDArray y = autograd.record(() -> x.mul(x));
      return autograd.gradients(y, new NDList(x), Graph.RELEASE, scope).get(0).getDouble();
    }
  }
}
