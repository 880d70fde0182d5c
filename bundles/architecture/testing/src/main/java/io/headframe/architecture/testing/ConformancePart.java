package io.headframe.architecture.testing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.HookPoint;
import io.headframe.core.model.HookSites;
import io.headframe.core.model.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.function.Executable;

/** A part of what every architecture must do, which runs for each of its checkpoints. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ConformancePart {

  /** Products of other shapes are summed in another order: a few roundings of numbers of size 10. */
  static final double ROUNDING = 5e-5;

  /** Two sequences of seven tokens. */
  static final int[][] ROWS = {{3, 17, 8, 17, 0, 39, 8}, {21, 5, 5, 30, 12, 3, 26}};

  private final ArchitectureFixture architecture;

  ConformancePart(ArchitectureFixture architecture) {
    this.architecture = architecture;
  }

  final List<String> variants() {
    return architecture.variants();
  }

  /** Two checkpoints, for tests of many passes. */
  final List<String> firstVariants() {
    return variants().subList(0, Math.min(2, variants().size()));
  }

  final CausalLM open(String variant) {
    return architecture.open(architecture.checkpoint(variant));
  }

  /** A layer with at least one after it. */
  static int middle(CausalLM model) {
    return model.config().layers() - 2;
  }

  /** All points of the model. */
  static String[] everyPoint(CausalLM model) {
    return model.points().stream().map(HookPoint::id).toArray(String[]::new);
  }

  /** The points of the middle layer and those that exist once. */
  static List<HookPoint> onceAndMiddle(CausalLM model) {
    return model.points().stream().filter(point -> point.layer() < 0 || point.layer() == middle(model)).toList();
  }

  /** Whether changing the point makes attention sum the results of heads, which rounds in another way. */
  static boolean isResult(HookPoint point) {
    return point.site().equals(HookSites.ATTN_RESULT);
  }

  /** The logits of a plan. */
  static Tensor logits(CausalLM model, ForwardPlan plan) {
    try (Activations seen = model.forward(plan)) {
      return Tensor.copyOf(seen.logits());
    }
  }

  /** What a plan captures, by the ids of the points. */
  static Map<String, Tensor> captured(CausalLM model, ForwardPlan plan) {
    try (Activations seen = model.forward(plan)) {
      return copies(seen);
    }
  }

  /** Copies of activations, by the ids of their points. */
  static Map<String, Tensor> copies(Activations seen) {
    Map<String, Tensor> copies = new LinkedHashMap<>();
    seen.points().forEach(point -> copies.put(point.id(), Tensor.copyOf(seen.get(point.id()))));
    return copies;
  }

  /** Numbers between 0.5 and 1.5. */
  static Tensor positive(long seed, long... shape) {
    Random random = new Random(seed);
    float[] data = new float[(int) Arrays.stream(shape).reduce(1, Math::multiplyExact)];
    for (int i = 0; i < data.length; i++) {
      data[i] = 0.5f + random.nextFloat();
    }
    return Tensor.of(data, shape);
  }

  /** Checks equality up to a part of each number's size, or of 1 where that is more. */
  static void assertClose(Tensor expected, Tensor actual, double tolerance, String what) {
    assertArrayEquals(expected.shape(), actual.shape(), what);
    for (int i = 0; i < expected.data().length; i++) {
      assertNear(expected.data()[i], actual.data()[i], tolerance, what + ", element " + i);
    }
  }

  static void assertNear(double expected, double actual, double tolerance, String what) {
    assertTrue(expected == actual || Math.abs(expected - actual) <= tolerance * Math.max(1, Math.abs(expected)),
        () -> what + ": expected " + expected + ", found " + actual);
  }

  static void assertRefused(String id, Executable action, String... parts) {
    HeadframeException error = assertThrows(HeadframeException.class, action);
    assertEquals(id, error.id(), error.getMessage());
    for (String part : parts) {
      assertTrue(error.getMessage().contains(part), error.getMessage() + "\nlacks: " + part);
    }
  }
}
