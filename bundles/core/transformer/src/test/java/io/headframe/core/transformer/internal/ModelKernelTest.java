package io.headframe.core.transformer.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.transformer.internal.ModelKernel.Named;
import org.junit.jupiter.api.Test;

class ModelKernelTest {

  private static final long LARGE = ModelKernel.SMALL + 1;

  private final LoopKernel best = new LoopKernel();
  private final LoopKernel simple = new LoopKernel();
  private final ModelKernel kernel = new ModelKernel(new Named("best", best), new Named("simple", simple), 2);

  @Test
  void largeLayers_haveTheBestFromTheBeginning() {
    assertSame(best, kernel.operations(LARGE));
    kernel.close();
    assertEquals(1, best.closed);
    assertEquals(0, simple.closed);
  }

  @Test
  void smallLayers_beginWithTheSimpleOne_andChangeAfterAFixedNumberOfPasses() {
    for (int pass = 0; pass < ModelKernel.TAKES_OVER; pass++) {
      assertSame(simple, kernel.operations(1), "pass " + pass);
      kernel.passed();
    }
    assertTrue(kernel.description(1).startsWith("best (loops)"), kernel.description(1));
    assertSame(best, kernel.operations(1));
    kernel.close();
    assertEquals(1, best.closed);
    assertEquals(1, simple.closed);
  }

  @Test
  void description_saysWhatComputesNowAndLater() {
    assertTrue(kernel.description(1).startsWith("simple (loops), best from pass 1000 on"), kernel.description(1));
    assertTrue(kernel.description(1).endsWith("PyTorch"), kernel.description(1));
  }

  @Test
  void oneKernel_isTheBest() {
    assertSame(simple, new ModelKernel(new Named("simple", simple), null, 1).operations(1));
  }

  @Test
  void noKernel_isNone() {
    assertNull(ModelKernel.none().operations(1));
    assertEquals("PyTorch", ModelKernel.none().description(1));
  }

  @Test
  void closedKernel_opensNothing() {
    kernel.close();
    assertThrows(IllegalStateException.class, () -> kernel.operations(1));
  }
}
