package io.headframe.core.autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import io.headframe.core.autograd.Autograd.Graph;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HigherDerivativesTest {

  private static final double ROUNDING = 1e-12;
  /** Step of central differences in doubles: their own error is about its square, and rounding over it. */
  private static final double STEP = 1e-5;
  private static final double DIFFERENCES = 1e-8;

  private final NDManager scope = NDManager.newBaseManager(Device.cpu(), "PyTorch");
  private final Autograd autograd = new Autograd();

  @AfterEach
  void close() {
    autograd.close();
    scope.close();
  }

  @Test
  void cube_threeTimes_equalsTheClosedForm() {
    double[] at = {-2, 0.5, 3};
    NDArray x = variable(new double[][] {at});
    NDArray y = autograd.record(() -> x.mul(x).mul(x));
    NDArray first = autograd.gradients(y, new NDList(x), Graph.CREATE, scope).get(0);
    NDArray second = autograd.gradients(first, new NDList(x), Graph.CREATE, scope).get(0);
    NDArray third = autograd.gradients(second, new NDList(x), Graph.RELEASE, scope).get(0);
    assertArrayEquals(new double[] {12, 0.75, 27}, first.toDoubleArray(), ROUNDING);
    assertArrayEquals(new double[] {-12, 3, 18}, second.toDoubleArray(), ROUNDING);
    assertArrayEquals(new double[] {6, 6, 6}, third.toDoubleArray(), ROUNDING);
  }

  /** f(x) = sum tanh(A x)^3; the reference differentiates its gradient, which is written out, by differences. */
  @Test
  void hessianTimesVector_equalsDifferencesOfTheGradient() {
    double[][] a = Matrices.sample(4, 3, 1);
    double[][] at = Matrices.sample(3, 1, 2);
    double[][] direction = Matrices.sample(3, 1, 3);
    NDArray x = variable(at);
    NDArray f = autograd.record(() -> {
      NDArray t = scope.create(a).matMul(x).tanh();
      return t.mul(t).mul(t).sum();
    });
    NDArray gradient = autograd.gradients(f, new NDList(x), Graph.CREATE, scope).get(0);
    assertArrayEquals(Matrices.flat(gradientOfCubes(a, at)), gradient.toDoubleArray(), ROUNDING);
    NDArray slope = autograd.record(() -> gradient.mul(scope.create(direction)).sum());
    NDArray product = autograd.gradients(slope, new NDList(x), Graph.RELEASE, scope).get(0);

    double[][] ahead = Matrices.combine(at, direction, (p, d) -> p + STEP * d);
    double[][] behind = Matrices.combine(at, direction, (p, d) -> p - STEP * d);
    double[][] wanted = Matrices.combine(
        gradientOfCubes(a, ahead), gradientOfCubes(a, behind), (p, m) -> (p - m) / (2 * STEP));
    assertArrayEquals(Matrices.flat(wanted), product.toDoubleArray(), DIFFERENCES);
  }

  /** (|d D / d x| - 1)^2 with D(x) = sum tanh(W x), as critics are trained with, differentiated by W. */
  @Test
  void gradientPenalty_byTheWeights_equalsDifferences() {
    double[][] w = Matrices.sample(4, 3, 5);
    double[][] at = Matrices.sample(3, 1, 6);
    NDArray weights = variable(w);
    NDArray x = variable(at);
    NDArray critic = autograd.record(() -> weights.matMul(x).tanh().sum());
    NDArray slope = autograd.gradients(critic, new NDList(x), Graph.CREATE, scope).get(0);
    NDArray penalty = autograd.record(() -> slope.square().sum().sqrt().sub(1).square());
    NDArray gradient = autograd.gradients(penalty, new NDList(weights), Graph.RELEASE, scope).get(0);

    double[][] wanted = differences(w, weight -> penalty(weight, at));
    assertArrayEquals(new double[] {penalty(w, at)}, penalty.toDoubleArray(), ROUNDING);
    assertArrayEquals(Matrices.flat(wanted), gradient.toDoubleArray(), DIFFERENCES);
  }

  /** What the calling thread records does not matter for the call: its result is differentiable either way. */
  @Test
  void create_whereNothingIsRecorded_isDifferentiable() {
    JniUtils.setGradMode(false);
    NDArray x = variable(new double[][] {{2}});
    NDArray y = autograd.record(() -> x.mul(x).mul(x));
    NDArray first = autograd.gradients(y, new NDList(x), Graph.CREATE, scope).get(0);
    NDArray second = autograd.record(
        () -> autograd.gradients(first, new NDList(x), Graph.CREATE, scope).get(0));
    assertArrayEquals(new double[] {12}, second.toDoubleArray(), ROUNDING);
  }

  private static double[][] gradientOfCubes(double[][] a, double[][] x) {
    double[][] t = Matrices.map(Matrices.product(a, x), Math::tanh);
    return Matrices.product(Matrices.transposed(a), Matrices.map(t, v -> 3 * v * v * (1 - v * v)));
  }

  private static double penalty(double[][] w, double[][] x) {
    double[][] t = Matrices.map(Matrices.product(w, x), Math::tanh);
    double[][] slope = Matrices.product(Matrices.transposed(w), Matrices.map(t, v -> 1 - v * v));
    double square = 0;
    for (double s : Matrices.flat(slope)) {
      square += s * s;
    }
    return (Math.sqrt(square) - 1) * (Math.sqrt(square) - 1);
  }

  private static double[][] differences(double[][] at, ToDoubleFunction<double[][]> function) {
    double[][] point = Matrices.map(at, v -> v);
    double[][] differences = Matrices.map(at, v -> 0);
    for (int i = 0; i < at.length; i++) {
      for (int j = 0; j < at[0].length; j++) {
        point[i][j] = at[i][j] + STEP;
        double ahead = function.applyAsDouble(point);
        point[i][j] = at[i][j] - STEP;
        differences[i][j] = (ahead - function.applyAsDouble(point)) / (2 * STEP);
        point[i][j] = at[i][j];
      }
    }
    return differences;
  }

  private NDArray variable(double[][] values) {
    NDArray array = scope.create(values);
    array.setRequiresGradient(true);
    return array;
  }
}
