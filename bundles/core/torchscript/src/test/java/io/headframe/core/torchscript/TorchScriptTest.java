package io.headframe.core.torchscript;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import org.junit.jupiter.api.Test;

class TorchScriptTest {

  private static final String SUM_AND_PRODUCT = "return [torch.add(x[0], x[1]), torch.mul(x[0], x[1])]";

  @Test
  void results_areInOrder_andOwnedByTheScope() {
    try (TorchScript script = new TorchScript(SUM_AND_PRODUCT);
        NDManager memory = NDManager.newBaseManager(); NDManager scope = memory.newSubManager()) {
      NDArray two = memory.create(new double[] {2, 3});
      NDArray five = memory.create(new double[] {5, 7});
      NDList found = script.call(List.of(two, five), scope);
      assertEquals(2, scope.getManagedArrays().size());
      assertArrayEquals(new double[] {7, 10}, found.get(0).toDoubleArray());
      assertArrayEquals(new double[] {10, 21}, found.get(1).toDoubleArray());
      assertNull(two.getName());
    }
  }

  @Test
  void blocks_areKept() {
    String body = """
        sum = x[0]
        for i in range(3):
          sum = torch.add(sum, x[0])
        return [sum]
        """;
    try (TorchScript script = new TorchScript(body); NDManager scope = NDManager.newBaseManager()) {
      assertEquals(8, script.call(List.of(scope.create(2.0)), scope).get(0).getDouble());
    }
  }

  @Test
  void textThatIsNoScript_isRefusedByPyTorch() {
    assertThrows(EngineException.class, () -> new TorchScript("return nonsense(x)"));
  }

  @Test
  void closedScript_isRefused() {
    TorchScript script = new TorchScript(SUM_AND_PRODUCT);
    script.close();
    script.close();
    try (NDManager scope = NDManager.newBaseManager()) {
      assertThrows(IllegalStateException.class, () -> script.call(List.of(scope.create(2.0)), scope));
    }
  }

  @Test
  void withGraphs_putsTheSettingBack() {
    NDManager.newBaseManager().close();
    boolean before = JniUtils.isGradMode();
    JniUtils.setGradMode(false);
    try {
      assertTrue(TorchScript.withGraphs(JniUtils::isGradMode));
      assertFalse(JniUtils.isGradMode());
    } finally {
      JniUtils.setGradMode(before);
    }
  }

  @Test
  void withoutGraphs_insideOfWithGraphs_putsTheSettingBack() {
    NDManager.newBaseManager().close();
    TorchScript.withGraphs(() -> {
      assertFalse(TorchScript.withoutGraphs(JniUtils::isGradMode));
      assertTrue(JniUtils.isGradMode());
      return null;
    });
  }
}
