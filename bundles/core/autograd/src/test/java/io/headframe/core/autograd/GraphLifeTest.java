package io.headframe.core.autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import io.headframe.core.autograd.Autograd.Graph;
import io.headframe.core.error.HeadframeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is kept, by whom, for how long and on which thread. */
class GraphLifeTest {

  private static final Path RESIDENT = Path.of("/proc/self/statm");

  private final NDManager parent = NDManager.newBaseManager(Device.cpu(), "PyTorch");
  private final Autograd autograd = new Autograd();

  @AfterEach
  void close() {
    autograd.close();
    parent.close();
  }

  @Test
  void keep_secondCall_givesTheSame() {
    NDArray x = variable(parent, 1, 2, 3);
    NDArray y = autograd.record(() -> x.exp().mul(x).sum());
    double[] first = autograd.gradients(y, new NDList(x), Graph.KEEP, parent).get(0).toDoubleArray();
    double[] second = autograd.gradients(y, new NDList(x), Graph.RELEASE, parent).get(0).toDoubleArray();
    assertArrayEquals(first, second);
    assertEquals(2 * Math.E, first[0], 1e-12);
  }

  @Test
  void release_secondCall_isRefused() {
    NDArray x = variable(parent, 1, 2, 3);
    NDArray y = autograd.record(() -> x.mul(x).sum());
    autograd.gradients(y, new NDList(x), Graph.RELEASE, parent);
    for (Graph graph : Graph.values()) {
      HeadframeException refused = assertThrows(
          HeadframeException.class, () -> autograd.gradients(y, new NDList(x), graph, parent));
      assertEquals("HF-AUTOGRAD-003", refused.id());
    }
  }

  @Test
  void record_putsTheSettingOfTheThreadBack_alsoAfterAFailure() {
    boolean before = JniUtils.isGradMode();
    try {
      for (boolean setting : new boolean[] {true, false}) {
        JniUtils.setGradMode(setting);
        assertTrue(autograd.record(() -> autograd.record(JniUtils::isGradMode) && JniUtils.isGradMode()));
        assertEquals(setting, JniUtils.isGradMode());
        assertThrows(IllegalStateException.class, () -> autograd.record(() -> {
          throw new IllegalStateException("the computation fails");
        }));
        assertEquals(setting, JniUtils.isGradMode());
      }
    } finally {
      JniUtils.setGradMode(before);
    }
  }

  /** Each repetition makes arrays of 1 MB and graphs that keep several: 200 leaks would be several times the bound. */
  @Test
  void twoHundredRepetitions_leaveNoArraysAndNoMemoryBehind() throws IOException {
    NDArray weights = parent.ones(new Shape(1 << 18));
    weights.setRequiresGradient(true);
    int before = parent.getManagedArrays().size();
    long bytes = 0;
    for (int i = 0; i < 220; i++) {
      if (i == 20) {
        bytes = residentBytes();
      }
      try (NDManager scope = parent.newSubManager()) {
        NDArray x = scope.ones(new Shape(1 << 18));
        NDArray y = autograd.record(() -> x.mul(weights).tanh().mul(weights).sum());
        NDArray first = autograd.gradients(y, new NDList(weights), Graph.CREATE, scope).get(0);
        NDArray slope = autograd.record(() -> first.square().sum());
        NDList second = autograd.gradients(slope, new NDList(weights), i % 2 == 0 ? Graph.KEEP : Graph.RELEASE, scope);
        assertEquals(scope, second.get(0).getManager());
      }
    }
    assertEquals(before, parent.getManagedArrays().size());
    assumeTrue(Files.exists(RESIDENT), "/proc is Linux's");
    long grown = residentBytes() - bytes;
    assertTrue(grown < 200L << 20, () -> "resident memory grew by " + (grown >> 20) + " MiB");
  }

  @Test
  void scope_ownsTheGradientsAndNothingElse_alsoAfterAFailure() {
    NDArray x = variable(parent, 1, 2);
    NDArray outside = parent.create(new double[] {1});
    NDArray y = autograd.record(() -> x.mul(x).sum());
    try (NDManager scope = parent.newSubManager()) {
      int atParent = parent.getManagedArrays().size();
      assertThrows(
          HeadframeException.class, () -> autograd.gradients(y, new NDList(x, outside), Graph.KEEP, scope));
      assertEquals(0, scope.getManagedArrays().size());
      NDList gradients = autograd.gradients(y, new NDList(x, x), Graph.KEEP, scope);
      assertEquals(2, scope.getManagedArrays().size());
      gradients.close();
      assertEquals(0, scope.getManagedArrays().size());
      assertEquals(atParent, parent.getManagedArrays().size());
      assertFalse(x.isReleased());
    }
  }

  @Test
  void graph_recordedOnOneThread_isDifferentiatedOnAnother() throws Exception {
    NDArray x = variable(parent, 3);
    for (int i = 0; i < 2; i++) {
      ExecutorService thread = Executors.newSingleThreadExecutor();
      try {
        NDArray y = thread.submit(() -> autograd.record(() -> x.mul(x).mul(x))).get();
        NDArray first = autograd.gradients(y, new NDList(x), Graph.CREATE, parent).get(0);
        Callable<NDList> again = () -> autograd.gradients(first, new NDList(x), Graph.RELEASE, parent);
        assertArrayEquals(new double[] {18}, thread.submit(again).get().get(0).toDoubleArray());
      } finally {
        thread.shutdownNow();
      }
    }
  }

  @Test
  void fourThreadsAtOnce_eachGetsItsOwn() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Integer>> tasks = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        double slope = i + 1;
        tasks.add(() -> {
          int right = 0;
          for (int j = 0; j < 200; j++) {
            try (NDManager scope = parent.newSubManager()) {
              NDArray x = variable(scope, 1, 2);
              NDArray y = autograd.record(() -> x.mul(slope).mul(x).sum());
              double[] found = autograd.gradients(y, new NDList(x), Graph.RELEASE, scope).get(0).toDoubleArray();
              right += found[0] == 2 * slope && found[1] == 4 * slope ? 1 : 0;
            }
          }
          return right;
        });
      }
      for (Future<Integer> right : threads.invokeAll(tasks)) {
        assertEquals(200, right.get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void close_twice_isQuiet_andACallAfterwardsIsRefused() {
    NDArray x = variable(parent, 1);
    Autograd closed = new Autograd();
    NDArray y = closed.record(() -> x.mul(x));
    closed.close();
    closed.close();
    assertThrows(
        IllegalStateException.class, () -> closed.gradients(y, new NDList(x), Graph.KEEP, parent));
    assertEquals(2, autograd.gradients(y, new NDList(x), Graph.KEEP, parent).get(0).toDoubleArray()[0]);
  }

  @Test
  void arrayOrScope_closed_isRefused() {
    NDArray x = variable(parent, 1);
    NDArray y = autograd.record(() -> x.mul(x));
    NDManager scope = parent.newSubManager();
    scope.close();
    assertThrows(
        IllegalStateException.class, () -> autograd.gradients(y, new NDList(x), Graph.KEEP, scope));
    y.close();
    assertThrows(
        IllegalStateException.class, () -> autograd.gradients(y, new NDList(x), Graph.KEEP, parent));
  }

  private static NDArray variable(NDManager owner, double... values) {
    NDArray array = owner.create(values);
    array.setRequiresGradient(true);
    return array;
  }

  private static long residentBytes() throws IOException {
    return Files.exists(RESIDENT) ? Long.parseLong(Files.readString(RESIDENT).split(" ")[1]) * 4096 : 0;
  }
}
