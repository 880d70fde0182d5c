package io.headframe.core.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.SplittableRandom;

/** Trainings of three kinds whose outcome is known. */
final class Examples {

  private Examples() {}

  /** A linear head on frozen features, with a ridge: mean (F w − y)² + 0.1 Σ w². The whole data set is one batch. */
  static final class Head {

    static final int ROWS = 64;
    static final int WIDTH = 4;
    static final double RIDGE = 0.1;
    final double[][] features = new double[ROWS][WIDTH];
    final double[] targets = new double[ROWS];

    Head() {
      SplittableRandom random = new SplittableRandom(5);
      for (int row = 0; row < ROWS; row++) {
        for (int i = 0; i < WIDTH; i++) {
          features[row][i] = (float) (2 * random.nextDouble() - 1 + (i == 1 ? features[row][0] : 0));
        }
        targets[row] = (float) (features[row][0] - 3 * features[row][2] + random.nextDouble());
      }
    }

    TrainingRun<Void> training(long steps) {
      TrainingSettings settings = new TrainingSettings(
          1, Schedule.warmUpCosine(0.1, 10, steps, 0), AdamW.withDecay(0), 10, List.of());
      return new TrainingRun<>(settings, context -> null, parameters -> {
        NDManager memory = parameters.memory();
        float[] flat = new float[ROWS * WIDTH];
        float[] wanted = new float[ROWS];
        for (int row = 0; row < ROWS; row++) {
          wanted[row] = (float) targets[row];
          for (int i = 0; i < WIDTH; i++) {
            flat[row * WIDTH + i] = (float) features[row][i];
          }
        }
        NDArray frozen = memory.create(flat, new Shape(ROWS, WIDTH));
        NDArray y = memory.create(wanted, new Shape(ROWS, 1));
        NDArray weight = parameters.create("head.weight", Initialization.normal(1), 1, WIDTH);
        // A view that is made once must see each change.
        NDArray transposed = weight.transpose();
        return (batch, context) -> List.of(
            new LossTerm("error", 1, frozen.matMul(transposed).sub(y).square().mean()),
            // The array itself is first here, which would make its owner keep the result.
            new LossTerm("ridge", RIDGE, weight.square().sum()));
      });
    }

    /** (Fᵀ F / n + 0.1 I)⁻¹ Fᵀ y / n. */
    double[] solution() {
      double[][] matrix = new double[WIDTH][WIDTH + 1];
      for (int i = 0; i < WIDTH; i++) {
        matrix[i][i] = RIDGE;
        for (int row = 0; row < ROWS; row++) {
          for (int j = 0; j < WIDTH; j++) {
            matrix[i][j] += features[row][i] * features[row][j] / ROWS;
          }
          matrix[i][WIDTH] += features[row][i] * targets[row] / ROWS;
        }
      }
      return solve(matrix);
    }

    /** Gauss and Jordan; the matrix is positive definite, so that no pivot is 0. */
    private static double[] solve(double[][] matrix) {
      for (int i = 0; i < WIDTH; i++) {
        for (int row = 0; row < WIDTH; row++) {
          double factor = row == i ? 0 : matrix[row][i] / matrix[i][i];
          for (int j = i; j <= WIDTH; j++) {
            matrix[row][j] -= factor * matrix[i][j];
          }
        }
      }
      double[] solution = new double[WIDTH];
      for (int i = 0; i < WIDTH; i++) {
        solution[i] = matrix[i][WIDTH] / matrix[i][i];
      }
      return solution;
    }
  }

  /** A forecaster of the next two values from the last two of sin(0.7 t), on shuffled windows. */
  static final class Forecaster {

    static final double SPEED = 0.7;
    static final int WINDOWS = 200;
    static final int BATCH = 25;

    /** A batch: inputs [window, 2] and targets [window, 2]. */
    static TrainingRun<NDList> training(long seed, long steps) {
      EpochOrder order = new EpochOrder(WINDOWS, BATCH, seed);
      TrainingSettings settings = new TrainingSettings(
          seed, Schedule.warmUpCosine(0.05, 10, steps, 0), AdamW.withDecay(0), 1, List.of());
      return new TrainingRun<>(settings, context -> batch(order.items(context.step()), context.scope()),
          parameters -> {
            NDArray weight = parameters.create("weight", Initialization.uniform(0.5), 2, 2);
            NDArray bias = parameters.create("bias", Initialization.constant(0), 2);
            return (batch, context) -> List.of(new LossTerm("squared error", 1,
                batch.get(0).matMul(weight).add(bias).sub(batch.get(1)).square().mean()));
          });
    }

    static NDList batch(int[] windows, NDManager scope) {
      float[] inputs = new float[windows.length * 2];
      float[] targets = new float[windows.length * 2];
      for (int i = 0; i < windows.length; i++) {
        for (int k = 0; k < 2; k++) {
          inputs[2 * i + k] = (float) Math.sin(SPEED * (windows[i] + k));
          targets[2 * i + k] = (float) Math.sin(SPEED * (windows[i] + 2 + k));
        }
      }
      Shape shape = new Shape(windows.length, 2);
      return new NDList(scope.create(inputs, shape), scope.create(targets, shape));
    }
  }
}
