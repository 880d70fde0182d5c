package io.headframe.architecture.testing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.headframe.core.model.Activations;
import io.headframe.core.model.Axis;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.DifferentiablePass.Graph;
import io.headframe.core.model.DifferentiablePass;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.HookPoint;
import io.headframe.core.model.Intervention;
import io.headframe.core.model.NextTokenLoss;
import io.headframe.core.model.Selection;
import io.headframe.core.model.Tensor;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients at every hook point, against differences of forward passes. */
abstract class GradientConformance extends ConformancePart {

  private static final ForwardPlan PLAN = ForwardPlan.of(ROWS);

  /** Σ loss² is curved in the logits too. */
  private static final Function<Activations, NDArray> TARGET =
      seen -> NextTokenLoss.of(seen.logits(), ROWS).square();

  /** Of the norm of a gradient: logits carry errors of 1e-6, which a difference over 1e-2 makes 1e-4. */
  private static final double TOLERANCE = 5e-3;

  GradientConformance(ArchitectureFixture architecture) {
    super(architecture);
  }

  @ParameterizedTest
  @MethodSource("firstVariants")
  void gradientsAtEveryPoint_areSlopes(String variant) {
    try (CausalLM model = open(variant)) {
      assertSlopes(model, PLAN);
    }
  }

  @ParameterizedTest
  @MethodSource("firstVariants")
  void gradientsAtEveryPoint_amongInterventions_areSlopes(String variant) {
    try (CausalLM model = open(variant)) {
      String block = "blocks." + middle(model) + ".";
      int width = model.config().modelWidth();
      assertSlopes(model, PLAN
          .change("embed.out", Selection.positions(2, 3), Intervention.add(positive(1, width)))
          .change(block + "attn.q", Selection.heads(0), Intervention.scale(0.5))
          .change(block + "attn.scores", Selection.heads(1).on(Axis.QUERY, 4).on(Axis.KEY, 1),
              new Intervention.Fill(Float.NEGATIVE_INFINITY))
          .change(block + "attn.z", Selection.heads(1), Intervention.mean(Axis.BATCH, Axis.POSITION))
          .change(block + "attn.out", Selection.positions(5), Intervention.zero())
          .change(block + "out", Selection.ALL.on(Axis.BATCH, 1).on(Axis.POSITION, 0),
              Intervention.replace(positive(2, width)))
          .change("unembed.out", Intervention.compute("half", (logits, point) -> logits.mul(0.5f))));
    }
  }

  private static void assertSlopes(CausalLM model, ForwardPlan plan) {
    Map<String, Tensor> gradients = gradients(model, plan, everyPoint(model));
    Random random = new Random(3);
    for (HookPoint point : onceAndMiddle(model)) {
      Tensor gradient = gradients.get(point.id());
      double norm = Math.sqrt(dot(gradient.data(), gradient.data()));
      assertTrue(norm > 1e-3 && norm < 1e4, point + " has a gradient of norm " + norm);
      for (int i = 0; i < 3; i++) {
        float[] direction = new float[gradient.data().length];
        for (int at = 0; at < direction.length; at++) {
          // The steepest direction first.
          direction[at] = i == 0 ? (float) (gradient.data()[at] / norm) : (float) random.nextGaussian() / 8;
        }
        Tensor along = Tensor.of(direction, gradient.shape());
        double slope = slope(step -> loss(model, plan.change(point.id(), new Intervention.Add(along, step))));
        assertEquals(dot(gradient.data(), direction), slope,
            TOLERANCE * norm * Math.max(1, Math.sqrt(dot(direction, direction)) / 4), point + ", direction " + i);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("firstVariants")
  void secondDerivatives_areSlopesOfGradients(String variant) {
    try (CausalLM model = open(variant)) {
      for (String name : new String[] {"blocks." + middle(model) + ".in", "blocks." + middle(model) + ".attn.z"}) {
        try (DifferentiablePass pass = model.differentiate(PLAN, name)) {
          NDArray gradient = pass.gradients(TARGET, Graph.CREATE).get(name);
          Tensor along = positive(5, gradient.getShape().getShape());
          Tensor product = Tensor.copyOf(pass.gradients(
              seen -> gradient.mul(along.on(gradient.getManager())), Graph.RELEASE).get(name));
          double norm = Math.sqrt(dot(product.data(), product.data()));
          float[] up = shifted(model, name, along, 2e-3f);
          float[] down = shifted(model, name, along, -2e-3f);
          for (int i = 0; i < up.length; i++) {
            assertEquals((up[i] - down[i]) / 4e-3, product.data()[i], 1e-2 * norm, name + ", element " + i);
          }
          assertTrue(norm > 1e-2, "curved: " + norm);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void followedPass_hasTheBitsOfAForwardPass(String variant) {
    try (CausalLM model = open(variant)) {
      String[] followed = model.points().stream().filter(point -> !isResult(point)).map(HookPoint::id)
          .toArray(String[]::new);
      Map<String, Tensor> expected = captured(model, PLAN.capture(everyPoint(model)));
      try (DifferentiablePass pass = model.differentiate(PLAN.capture(everyPoint(model)), followed)) {
        assertEquals(expected, copies(pass.activations()));
        assertEquals(logits(model, PLAN), Tensor.copyOf(pass.activations().logits()));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void keptGraph_givesTheSameAgain_andReleasedNothing(String variant) {
    String name = "blocks.0.attn.z";
    try (CausalLM model = open(variant); DifferentiablePass pass = model.differentiate(PLAN, name)) {
      Tensor first = Tensor.copyOf(pass.gradients(TARGET, Graph.KEEP).get(name));
      assertAlike(first, Tensor.copyOf(pass.gradients(TARGET, Graph.KEEP).get(name)));
      assertAlike(first, Tensor.copyOf(pass.gradients(TARGET, Graph.RELEASE).get(name)));
      assertRefused("HF-AUTOGRAD-003", () -> pass.gradients(TARGET, Graph.KEEP), "released");
    }
  }

  /** What a graph refers to must live as long as the graph, wherever its numbers came from. */
  @ParameterizedTest
  @MethodSource("firstVariants")
  void collectedMemory_betweenPassAndGradients_changesNothing(String variant) {
    String name = "blocks.0.attn.q";
    ForwardPlan plan = PLAN.change("blocks.0.attn.z", Selection.heads(1), Intervention.scale(0.5));
    try (CausalLM model = open(variant)) {
      Tensor expected = gradients(model, plan, name).get(name);
      try (DifferentiablePass pass = model.differentiate(plan, name)) {
        overwriteWhatIsFree();
        assertAlike(expected, Tensor.copyOf(pass.gradients(TARGET, Graph.RELEASE).get(name)));
      }
    }
  }

  /** Collects garbage, and puts other numbers where direct buffers were freed. */
  private static void overwriteWhatIsFree() {
    List<FloatBuffer> buffers = new ArrayList<>();
    for (int round = 0; round < 4; round++) {
      System.gc();
      LockSupport.parkNanos(5_000_000);
      for (int i = 0; i < 2000; i++) {
        FloatBuffer buffer = ByteBuffer.allocateDirect(32 << (i % 8)).asFloatBuffer();
        while (buffer.hasRemaining()) {
          buffer.put(1e3f);
        }
        buffers.add(buffer);
      }
    }
    assertEquals(8000, buffers.size());
  }

  @ParameterizedTest
  @MethodSource("variants")
  void passesThatAreOpenTogether_areIndependent(String variant) {
    String name = "blocks.0.attn.z";
    ForwardPlan other = PLAN.change(name, Selection.heads(1), Intervention.zero());
    try (CausalLM model = open(variant);
        DifferentiablePass one = model.differentiate(PLAN, name);
        DifferentiablePass two = model.differentiate(other, name)) {
      Tensor ofTwo = Tensor.copyOf(two.gradients(TARGET, Graph.RELEASE).get(name));
      Tensor ofOne = Tensor.copyOf(one.gradients(TARGET, Graph.RELEASE).get(name));
      assertAlike(gradients(model, PLAN, name).get(name), ofOne);
      assertAlike(gradients(model, other, name).get(name), ofTwo);
    }
  }

  /** Sums of 32-bit numbers are taken in another order where the engine finds an array at another alignment. */
  private static void assertAlike(Tensor expected, Tensor actual) {
    float largest = 0;
    for (float value : expected.data()) {
      largest = Math.max(largest, Math.abs(value));
    }
    assertArrayEquals(expected.shape(), actual.shape());
    assertArrayEquals(expected.data(), actual.data(), 1e-5f * largest);
  }

  @ParameterizedTest
  @MethodSource("variants")
  void pointsThatTheTargetDoesNotDependOn_haveTheGradientZero(String variant) {
    try (CausalLM model = open(variant)) {
      String later = "blocks." + (model.config().layers() - 1) + ".attn.q";
      ForwardPlan plan = PLAN.capture("blocks.0.attn.z");
      // With a graph, and with no graph at all where only what comes later is followed.
      for (String[] followed : new String[][] {{"embed.out", later}, {later}}) {
        try (DifferentiablePass pass = model.differentiate(plan, followed)) {
          Activations gradients = pass.gradients(seen -> seen.get("blocks.0.attn.z"), Graph.KEEP);
          assertEquals(followed.length, gradients.points().size());
          Tensor found = Tensor.copyOf(gradients.get(later));
          assertArrayEquals(new float[found.data().length], found.data());
        }
      }
      // A replaced activation cuts the way, and a position does not depend on what comes after it.
      try (DifferentiablePass pass = model.differentiate(
          PLAN.change(later.replace(".attn.q", ".in"), Intervention.zero()), "blocks.0.attn.z")) {
        Tensor found = Tensor.copyOf(pass.gradients(TARGET, Graph.RELEASE).get("blocks.0.attn.z"));
        assertArrayEquals(new float[found.data().length], found.data());
      }
      try (DifferentiablePass pass = model.differentiate(PLAN, "blocks.0.in")) {
        Tensor found = Tensor.copyOf(pass.gradients(seen -> seen.logits().get(":, :3"), Graph.RELEASE)
            .get("blocks.0.in"));
        Tensor after = found.slice(1, 3, 7);
        assertArrayEquals(new float[after.data().length], after.data());
        assertTrue(dot(found.data(), found.data()) > 0);
      }
    }
  }

  /** Captured and followed arrays stand on the way to the logits, so both can be asked for. */
  @ParameterizedTest
  @MethodSource("variants")
  void gradientsOfCapturedArrays_areThoseOfTheirPoints(String variant) {
    try (CausalLM model = open(variant)) {
      String[] names = {"blocks.0.attn.q", "blocks." + middle(model) + ".out", "unembed.out"};
      Map<String, Tensor> expected = gradients(model, PLAN, names);
      try (DifferentiablePass pass = model.differentiate(PLAN.capture(names), "embed.out")) {
        NDList captured = new NDList();
        for (String name : names) {
          captured.add(pass.activations().get(name));
        }
        NDList found = pass.gradients(TARGET, captured, Graph.RELEASE);
        for (int i = 0; i < names.length; i++) {
          assertEquals(expected.get(names[i]), Tensor.copyOf(found.get(i)), names[i]);
        }
      }
    }
  }

  /** Σ z · ∂L/∂z over a head is the slope along a factor of that head. */
  @ParameterizedTest
  @MethodSource("variants")
  void arrayOfTheCaller_insideAComputation_hasAGradient(String variant) {
    try (CausalLM model = open(variant); NDManager own = NDManager.newBaseManager("PyTorch")) {
      int heads = model.config().heads();
      String name = "blocks." + middle(model) + ".attn.z";
      NDArray factors = own.ones(new Shape(heads, 1));
      factors.setRequiresGradient(true);
      ForwardPlan masked = PLAN.capture(name)
          .change(name, Intervention.compute("z times factors", (z, point) -> z.mul(factors)));
      Tensor z = captured(model, PLAN.capture(name)).get(name);
      float[] slopes = gradients(model, PLAN, name).get(name).data();
      double[] expected = new double[heads];
      for (int at = 0; at < slopes.length; at++) {
        expected[InterventionArithmetic.index(z.shape(), at)[2]] += z.data()[at] * slopes[at];
      }
      try (DifferentiablePass pass = model.differentiate(masked)) {
        float[] found = pass.gradients(TARGET, new NDList(factors), Graph.RELEASE).get(0).toFloatArray();
        for (int head = 0; head < heads; head++) {
          assertNear(expected[head], found[head], 1e-4, "head " + head);
        }
      }
      assertArrayEquals(new float[] {1}, Arrays.copyOf(factors.toFloatArray(), 1), "still the caller's");
    }
  }

  /** The results of heads are added up, so each has the gradient of the sum. */
  @ParameterizedTest
  @MethodSource("variants")
  void gradientOfEachResult_isThatOfTheAttentionOutput(String variant) {
    try (CausalLM model = open(variant)) {
      String attention = "blocks." + middle(model) + ".attn.";
      Map<String, Tensor> found = gradients(model, PLAN, attention + "result", attention + "out");
      Tensor results = found.get(attention + "result");
      for (int at = 0; at < results.data().length; at++) {
        int[] index = InterventionArithmetic.index(results.shape(), at);
        assertEquals(InterventionArithmetic.element(found.get(attention + "out"), index[0], index[1], index[3]),
            results.data()[at]);
      }
    }
  }

  /** The gradient at a point after a step there. */
  private static float[] shifted(CausalLM model, String name, Tensor along, float step) {
    return gradients(model, PLAN.change(name, new Intervention.Add(along, step)), name).get(name).data();
  }

  private static Map<String, Tensor> gradients(CausalLM model, ForwardPlan plan, String... names) {
    try (DifferentiablePass pass = model.differentiate(plan, names)) {
      return copies(pass.gradients(TARGET, Graph.RELEASE));
    }
  }

  /** The sum of {@link #TARGET} in double precision. */
  private static double loss(CausalLM model, ForwardPlan plan) {
    Tensor logits = logits(model, plan);
    int vocabulary = ArchitectureFixture.VOCABULARY;
    double sum = 0;
    for (int row = 0; row < ROWS.length; row++) {
      for (int position = 0; position + 1 < ROWS[row].length; position++) {
        int start = (row * ROWS[row].length + position) * vocabulary;
        double total = 0;
        for (int token = 0; token < vocabulary; token++) {
          total += Math.exp(logits.data()[start + token]);
        }
        double loss = Math.log(total) - logits.data()[start + ROWS[row][position + 1]];
        sum += loss * loss;
      }
    }
    return sum;
  }

  /** The derivative at 0, from central differences at two distances, whose errors of the second order cancel. */
  private static double slope(Function<Float, Double> function) {
    float step = 4e-3f;
    double near = (function.apply(step) - function.apply(-step)) / (2 * step);
    double far = (function.apply(2 * step) - function.apply(-2 * step)) / (4 * step);
    return (4 * near - far) / 3;
  }

  private static double dot(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += (double) one[i] * other[i];
    }
    return sum;
  }
}
