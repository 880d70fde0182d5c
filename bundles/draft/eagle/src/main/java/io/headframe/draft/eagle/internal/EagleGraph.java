package io.headframe.draft.eagle.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import io.headframe.core.model.GraphArrays;
import io.headframe.core.training.Initialization;
import io.headframe.core.training.LossTerm;
import io.headframe.core.training.Objective;
import io.headframe.core.training.Parameters;
import io.headframe.core.training.StepContext;
import io.headframe.draft.heads.HeadBatch;
import io.headframe.draft.heads.layer.LayerGraph;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The draft network as arrays that are trained: smooth L1 between expected and true features, plus a tenth of the
 * cross-entropy between the laws of the next token that follow from them, in nats. Each is a mean over places, the
 * first one over numbers of a feature too. Features that are read have noise, uniform between −0.1 and 0.1, since those
 * that the network expects itself are not exact either. Li et al. (2024), arXiv 2401.15077, section 4.2. The published
 * code multiplies the noise by 512 / window, which drowns the features of short windows; here it is the paper's.
 */
final class EagleGraph implements Objective<HeadBatch> {

  static final String FEATURES = "features";
  static final String TOKENS = "tokens";
  private static final double TOKENS_COUNT = 0.1;
  private static final double NOISE = 0.1;

  private final NDArray fusion;
  private final LayerGraph layer;
  /** [width, vocabulary]. */
  private final NDArray unembedding;
  private final NDArray bias;

  /** It begins by expecting each feature to stay as it is. */
  EagleGraph(EagleSizes sizes, FrozenEnds ends, Parameters parameters) {
    int width = sizes.layer().width();
    float[] feature = new float[2 * width * width];
    for (int i = 0; i < width; i++) {
      feature[2 * i * width + width + i] = 1;
    }
    fusion = parameters.create(EagleSizes.FUSION + "weight", Initialization.of(feature), width, 2L * width);
    layer = new LayerGraph(sizes.layer(), EagleSizes.LAYER, parameters);
    int vocabulary = ends.bias().length;
    unembedding =
        GraphArrays.create(parameters.memory(), ends.unembedding(), new Shape(vocabulary, width)).transpose();
    bias = GraphArrays.create(parameters.memory(), ends.bias(), new Shape(vocabulary));
  }

  @Override
  public List<LossTerm> terms(HeadBatch batch, StepContext context) {
    NDIndex before = new NDIndex(":, 0:" + (batch.tokens()[0].length - 1));
    NDIndex after = new NDIndex(":, 1:");
    NDArray read = batch.hidden().get(before);
    NDArray expected = expected(read.add(noise(read.getShape(), context)), batch.embedded().get(after), context);
    NDArray features = batch.hidden().get(after);
    return List.of(new LossTerm(FEATURES, 1, smoothL1(expected.sub(features)).mean()),
        new LossTerm(TOKENS, TOKENS_COUNT, crossEntropy(batch.law().orElseThrow().get(after), logits(expected))));
  }

  /**
   * The features that are expected at tokens.
   *
   * @param features at the tokens before: [window, position, width]
   * @param embedded the tokens: [window, position, width]
   */
  NDArray expected(NDArray features, NDArray embedded, StepContext context) {
    NDArray both = NDArrays.concat(new NDList(embedded, features), 2);
    return layer.apply(both.matMul(fusion.transpose()), context);
  }

  private static NDArray noise(Shape shape, StepContext context) {
    SplittableRandom random = context.random("noise");
    return GraphArrays.create(
        context.scope(), Initialization.uniform(NOISE).values((int) shape.size(), random), shape);
  }

  private NDArray logits(NDArray features) {
    return features.matMul(unembedding).add(bias);
  }

  /** d²/2 up to a distance of 1, and from there on |d| − 1/2. */
  static NDArray smoothL1(NDArray distance) {
    NDArray within = distance.clip(-1, 1);
    return GraphArrays.scaled(within.square(), 0.5).add(distance.abs().sub(within.abs()));
  }

  private static NDArray crossEntropy(NDArray law, NDArray logits) {
    return logits.logSoftmax(-1).mul(law).sum(new int[] {2}).mean().neg();
  }
}
