package io.headframe.forecast.learning.samples;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import io.headframe.core.model.GraphArrays;
import io.headframe.core.training.LossTerm;
import io.headframe.core.training.Parameters;
import io.headframe.forecast.api.Ability;
import io.headframe.forecast.api.ForecastTask;
import io.headframe.forecast.learning.FixedArray;
import io.headframe.forecast.learning.ForecastNetwork;
import io.headframe.forecast.learning.NetworkDesign;
import io.headframe.forecast.learning.NetworkShape;
import io.headframe.forecast.learning.Pass;
import io.headframe.forecast.learning.PointForecaster;
import io.headframe.forecast.learning.Recipe;
import io.headframe.forecast.learning.WindowBatch;
import io.headframe.forecast.learning.layer.DenseLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * N-BEATS with its features aligned between two domains, in small: each stack takes its backcast off what the next sees
 * and adds its forecast, and a second term of the loss is the Sinkhorn divergence between the features of windows of
 * two series. Lee and others (2023), arXiv 2305.15196.
 *
 * @param recipe of the training
 * @param alignment the weight of the second term
 */
public record AlignedStacks(Recipe recipe, double alignment) implements NetworkDesign {

  private static final int STACKS = 2;
  private static final int WIDTH = 8;
  private static final int ROUNDS = 5;

  @Override
  public String kind() {
    return "aligned-stacks";
  }

  @Override
  public Set<Ability> abilities() {
    return PointForecaster.ABILITIES;
  }

  @Override
  public Recipe recipe(ForecastTask task) {
    return recipe;
  }

  @Override
  public ForecastNetwork build(NetworkShape shape, Parameters parameters, Map<String, FixedArray> derived) {
    List<Stack> stacks = IntStream.range(0, STACKS).mapToObj(i -> new Stack(
        DenseLayer.of(parameters, i + ".features", shape.input(), WIDTH),
        DenseLayer.of(parameters, i + ".backcast", WIDTH, shape.input()),
        DenseLayer.of(parameters, i + ".forecast", WIDTH, shape.horizon()))).toList();
    return new Network(stacks, alignment);
  }

  private record Stack(DenseLayer features, DenseLayer backcast, DenseLayer forecast) {}

  private record Network(List<Stack> stacks, double alignment) implements ForecastNetwork {

    @Override
    public List<LossTerm> loss(WindowBatch windows, Pass pass) {
      List<NDArray> features = new ArrayList<>();
      NDArray error = forecast(windows, features).sub(windows.future()).square().mean();
      NDArray divergence = null;
      for (NDArray each : features) {
        NDArray one = divergence(of(each, windows.series(), 0), of(each, windows.series(), 1));
        divergence = divergence == null ? one : divergence.add(one);
      }
      return List.of(new LossTerm("mse", 1, error), new LossTerm("alignment", alignment, divergence));
    }

    @Override
    public NDArray output(WindowBatch windows) {
      return forecast(windows, new ArrayList<>());
    }

    private NDArray forecast(WindowBatch windows, List<NDArray> features) {
      NDArray rest = windows.past();
      NDArray forecast = null;
      for (Stack stack : stacks) {
        NDArray seen = Activation.relu(stack.features.apply(rest));
        features.add(seen);
        rest = rest.sub(stack.backcast.apply(seen));
        NDArray part = stack.forecast.apply(seen);
        forecast = forecast == null ? part : forecast.add(part);
      }
      return forecast;
    }

    /** The features of the windows of a domain: [window, width]; those of no window are one row of zeros. */
    private static NDArray of(NDArray features, int[] series, int domain) {
      NDManager owner = features.getManager();
      NDList rows = new NDList();
      for (int i = 0; i < series.length; i++) {
        if (series[i] == domain) {
          rows.add(features.get(i));
        }
      }
      return rows.isEmpty() ? GraphArrays.create(owner, new float[WIDTH], new Shape(1, WIDTH))
          : rows.size() == 1 ? rows.get(0) : NDArrays.concat(rows);
    }

    /** S(a, b) − S(a, a) / 2 − S(b, b) / 2. */
    private static NDArray divergence(NDArray a, NDArray b) {
      return transport(a, b).sub(GraphArrays.scaled(transport(a, a), 0.5))
          .sub(GraphArrays.scaled(transport(b, b), 0.5));
    }

    /** The cost of entropic transport with ε = 1, by Sinkhorn's iteration. */
    private static NDArray transport(NDArray a, NDArray b) {
      NDArray cost = a.expandDims(1).sub(b.expandDims(0)).square().sum(new int[] {2});
      NDArray kernel = cost.neg().exp();
      long rows = a.getShape().get(0);
      long columns = b.getShape().get(0);
      NDArray rowShare = cost.getManager().full(new Shape(rows), 1f / rows);
      NDArray columnShare = cost.getManager().full(new Shape(columns), 1f / columns);
      NDArray right = columnShare;
      NDArray left = rowShare;
      for (int i = 0; i < ROUNDS; i++) {
        left = rowShare.div(kernel.matMul(right));
        right = columnShare.div(kernel.transpose().matMul(left));
      }
      return left.expandDims(1).mul(kernel).mul(right.expandDims(0)).mul(cost).sum();
    }
  }
}
