package io.headframe.training.languagemodel.internal;

import ai.djl.ndarray.NDArray;
import io.headframe.core.training.Initialization;
import io.headframe.core.training.Parameters;
import io.headframe.core.transformer.Weights;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Weights that are trained, with the first numbers of GPT-2 (Radford et al., 2019, section 2.3): normal with the
 * deviation of the recipe, 0.02 there, and what writes into the residual stream divided by √(2 · layers), so that the
 * stream does not grow with the depth. Gains begin at 1, biases at 0.
 *
 * <p>As many heads of each layer as the recipe says, and then all of the first layer, begin mimetically: keys as
 * queries and outputs as values turned round, so that the head attends to tokens like the current one and copies them:
 * Trockman and Kolter, "Mimetic Initialization of Self-Attention Layers" (2023), arXiv 2305.09828. Their biases in the
 * first layer, where there are some, begin so that they lean towards the token before: those of keys are those of
 * queries, turned as positions turn them from one to the next. What these heads compare and copy need not grow out of
 * nothing, which takes most of a short training.
 */
final class TrainableWeights implements Weights {

  /** The scores of a head of 16 numbers then lean towards the token before by 1 to 3. */
  private static final double BIAS_DEVIATION = 2;

  private static final String FIRST = ".layers.0.";
  private static final String QUERY = "q_proj.weight";
  private static final String KEY = "k_proj.weight";
  private static final String QUERY_BIAS = "q_proj.bias";
  private static final String KEY_BIAS = "k_proj.bias";
  private static final String VALUE = "v_proj.weight";
  private static final String OUTPUT = "o_proj.weight";

  private final Parameters parameters;
  private final Recipe recipe;
  private final Map<String, NDArray> arrays = new HashMap<>();

  TrainableWeights(Parameters parameters, Recipe recipe) {
    this.parameters = parameters;
    this.recipe = recipe;
  }

  @Override
  public NDArray get(String name, long... shape) {
    NDArray array = parameters.create(name, start(name, shape), shape);
    arrays.put(name, array);
    return array;
  }

  private Initialization start(String name, long[] shape) {
    if (name.endsWith("bias")) {
      return (count, random) -> bias(name, count, random);
    }
    if (shape.length == 1) {
      return Initialization.constant(1);
    }
    boolean writes = name.endsWith(OUTPUT) || name.endsWith("down_proj.weight");
    Initialization normal = Initialization.normal(writes ? recipe.deviation() * share() : recipe.deviation());
    return (count, random) -> mimetic(name, normal.values(count, random));
  }

  /** Row-major numbers of a matrix, those of mimetic heads put into their places. */
  private float[] mimetic(String name, float[] values) {
    if (name.endsWith(KEY)) {
      // [head · number, model]: the first heads are the first numbers.
      System.arraycopy(numbers(name, KEY, QUERY), 0, values, 0, mimetic(name) * recipe.width());
    } else if (name.endsWith(OUTPUT)) {
      float[] value = numbers(name, OUTPUT, VALUE);
      for (int from = 0; from < mimetic(name); from++) {
        for (int to = 0; to < recipe.width(); to++) {
          values[to * recipe.width() + from] = (float) share() * value[from * recipe.width() + to];
        }
      }
    }
    return values;
  }

  private float[] bias(String name, int count, SplittableRandom random) {
    float[] values = new float[count];
    if (name.contains(FIRST) && name.endsWith(QUERY_BIAS)) {
      System.arraycopy(Initialization.normal(BIAS_DEVIATION).values(count, random), 0, values, 0, mimetic(name));
    } else if (name.contains(FIRST) && name.endsWith(KEY_BIAS)) {
      return turned(numbers(name, KEY_BIAS, QUERY_BIAS));
    }
    return values;
  }

  /** Numbers of queries, keys and values that belong to mimetic heads. */
  private int mimetic(String name) {
    boolean all = name.contains(FIRST) && recipe.mimetic() > 0;
    return all ? recipe.width() : recipe.mimetic() * recipe.width() / recipe.heads();
  }

  /** Turned as the rotation of one position turns the heads of a vector. */
  private float[] turned(float[] vector) {
    int head = recipe.width() / recipe.heads();
    float[] turned = new float[vector.length];
    for (int i = 0; i < vector.length; i++) {
      int pair = i % head % (head / 2);
      double angle = StrictMath.pow(recipe.rotaryBase(), -2.0 * pair / head);
      boolean first = i % head < head / 2;
      float other = vector[first ? i + head / 2 : i - head / 2];
      turned[i] = (float) (vector[i] * StrictMath.cos(angle) + (first ? -other : other) * StrictMath.sin(angle));
    }
    return turned;
  }

  /** Of the other array of the same layer, which is made before. */
  private float[] numbers(String name, String part, String other) {
    return arrays.get(name.replace(part, other)).toFloatArray();
  }

  private double share() {
    return 1 / Math.sqrt(2.0 * recipe.layers());
  }

  @Override
  public boolean has(String name) {
    return false;
  }
}
