package io.headframe.core.autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.headframe.core.autograd.Autograd.Graph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** First derivatives against closed forms, in doubles: what remains is rounding. */
class AutogradTest {

  private static final double ROUNDING = 1e-12;

  private final NDManager scope = NDManager.newBaseManager(Device.cpu(), "PyTorch");
  private final Autograd autograd = new Autograd();

  @AfterEach
  void close() {
    autograd.close();
    scope.close();
  }

  @Test
  void twoLayers_everyWeightAndTheHiddenLayer_equalTheClosedForm() {
    double[][] x = Matrices.sample(5, 4, 1);
    double[][] first = Matrices.sample(4, 3, 2);
    double[][] second = Matrices.sample(3, 2, 3);
    double[][] wanted = Matrices.sample(5, 2, 4);
    NDArray weights1 = variable(first);
    NDArray weights2 = variable(second);
    NDArray[] hidden = new NDArray[1];
    NDArray loss = autograd.record(() -> {
      hidden[0] = scope.create(x).matMul(weights1).tanh();
      return hidden[0].matMul(weights2).sub(scope.create(wanted)).square().mean();
    });
    NDList gradients =
        autograd.gradients(loss, new NDList(weights2, hidden[0], weights1), Graph.RELEASE, scope);

    double[][] t = Matrices.map(Matrices.product(x, first), Math::tanh);
    double[][] output = Matrices.product(t, second);
    double[][] atOutput = Matrices.combine(output, wanted, (o, w) -> 2 * (o - w) / 10);
    double[][] atHidden = Matrices.product(atOutput, Matrices.transposed(second));
    double[][] beforeTanh = Matrices.combine(atHidden, t, (g, h) -> g * (1 - h * h));
    assertEquals(3, gradients.size());
    assertMatrix(Matrices.product(Matrices.transposed(t), atOutput), gradients.get(0));
    assertMatrix(atHidden, gradients.get(1));
    assertMatrix(Matrices.product(Matrices.transposed(x), beforeTanh), gradients.get(2));
  }

  @Test
  void target_ofSeveralElements_isSummed() {
    NDArray x = variable(new double[][] {{1, 2, 3}});
    NDArray y = autograd.record(() -> x.square());
    assertMatrix(new double[][] {{2, 4, 6}}, autograd.gradients(y, new NDList(x), Graph.KEEP, scope).get(0));
    assertMatrix(new double[][] {{1, 1, 1}}, autograd.gradients(y, new NDList(y), Graph.KEEP, scope).get(0));
  }

  @Test
  void input_thatTheTargetDoesNotUse_getsZerosOfItsShapeAndType() {
    NDArray x = variable(new double[][] {{1, 2}});
    NDArray unused = scope.ones(new Shape(3, 2), DataType.FLOAT32);
    unused.setRequiresGradient(true);
    NDArray y = autograd.record(() -> x.square().sum());
    NDList gradients = autograd.gradients(y, new NDList(unused, x), Graph.CREATE, scope);
    assertEquals(new Shape(3, 2), gradients.get(0).getShape());
    assertEquals(DataType.FLOAT32, gradients.get(0).getDataType());
    assertArrayEquals(new float[6], gradients.get(0).toFloatArray());
    assertMatrix(new double[][] {{2, 4}}, gradients.get(1));
  }

  @Test
  void view_insideTheComputation_getsGradients_andBesideItZeros() {
    NDArray x = variable(new double[][] {{1, 2}});
    NDArray column = autograd.record(() -> x.reshape(2, 1));
    NDArray y = autograd.record(() -> column.square().sum());
    assertMatrix(new double[][] {{2}, {4}}, autograd.gradients(y, new NDList(column), Graph.KEEP, scope).get(0));
    NDArray beside = autograd.record(() -> x.reshape(2, 1));
    assertMatrix(new double[][] {{0}, {0}}, autograd.gradients(y, new NDList(beside), Graph.KEEP, scope).get(0));
  }

  @Test
  void inputs_none_giveNone() {
    assertTrue(autograd.gradients(scope.create(1.0), new NDList(), Graph.RELEASE, scope).isEmpty());
  }

  @Test
  void input_twiceInTheList_getsTheSameTwice_andKeepsItsName() {
    NDArray x = variable(new double[][] {{3}});
    x.setName("weights.0");
    NDArray y = autograd.record(() -> x.square());
    NDList gradients = autograd.gradients(y, new NDList(x, x), Graph.RELEASE, scope);
    assertMatrix(new double[][] {{6}}, gradients.get(0));
    assertMatrix(new double[][] {{6}}, gradients.get(1));
    assertEquals("weights.0", x.getName());
    assertNull(gradients.get(0).getName());
  }

  @Test
  void gradientsOfTheArrays_areNotTouched() {
    NDArray x = variable(new double[][] {{3}});
    NDArray y = autograd.record(() -> x.square());
    autograd.gradients(y, new NDList(x), Graph.RELEASE, scope);
    assertMatrix(new double[][] {{0}}, x.getGradient().toType(DataType.FLOAT64, false));
  }

  private NDArray variable(double[][] values) {
    NDArray array = scope.create(values);
    array.setRequiresGradient(true);
    return array;
  }

  private static void assertMatrix(double[][] wanted, NDArray found) {
    assertEquals(new Shape(wanted.length, wanted[0].length), found.getShape());
    assertArrayEquals(Matrices.flat(wanted), found.toDoubleArray(), ROUNDING);
  }
}
