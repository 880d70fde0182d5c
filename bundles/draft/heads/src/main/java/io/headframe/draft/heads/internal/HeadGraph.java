package io.headframe.draft.heads.internal;

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
import io.headframe.draft.heads.DraftVocabulary;
import io.headframe.draft.heads.HeadBatch;
import io.headframe.draft.heads.HeadFamily;
import io.headframe.draft.heads.layer.LayerGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The heads as arrays that are trained: the mean loss of each head, in nats, all heads counting the same. A place
 * counts by how much of what is expected there heads may propose: a token of the text all or nothing, a law its share.
 */
final class HeadGraph implements Objective<HeadBatch> {

  private final HeadFamily family;
  private final HeadSizes sizes;
  private final DraftVocabulary vocabulary;
  private final Map<String, NDArray> arrays = new HashMap<>();
  private final Optional<LayerGraph> layer;

  /** @param unembedding of the model: [vocabulary, width] */
  HeadGraph(HeadFamily family, HeadSizes sizes, DraftVocabulary vocabulary, float[] unembedding,
      Parameters parameters) {
    this.vocabulary = vocabulary;
    float[] rows = vocabulary.rows(unembedding, sizes.width());
    this.family = family;
    this.sizes = sizes;
    sizes.headShapes(family).forEach((name, shape) ->
        arrays.put(name, parameters.create(name, start(name, shape, rows), shape)));
    layer = sizes.sequence().map(layer -> new LayerGraph(layer, HeadSizes.layer(family), parameters));
    layer.ifPresent(there -> arrays.put(HeadSizes.norm(family),
        parameters.create(HeadSizes.norm(family), Initialization.constant(1), sizes.width())));
  }

  private static Initialization start(String name, long[] shape, float[] unembedding) {
    if (name.endsWith("res_connection.weight")) {
      // The hidden state comes first, and passes as it is.
      int width = (int) shape[0];
      float[] identity = new float[(int) (shape[0] * shape[1])];
      for (int i = 0; i < width; i++) {
        identity[i * (int) shape[1] + i] = 1;
      }
      return Initialization.of(identity);
    }
    boolean output = name.endsWith(".weight") && !name.endsWith(".linear.weight");
    return output ? Initialization.of(unembedding) : Initialization.constant(0);
  }

  /** What a head's loss is called. */
  static String term(int head) {
    return "head " + (head + 1);
  }

  @Override
  public List<LossTerm> terms(HeadBatch batch, StepContext context) {
    List<LossTerm> terms = new ArrayList<>();
    NDArray read = layer.map(there -> LayerGraph.norm(there.apply(batch.hidden(), context),
        arrays.get(HeadSizes.norm(family)), sizes.sequence().orElseThrow().epsilon())).orElse(batch.hidden());
    for (int head = 0; head < sizes.heads(); head++) {
      int positions = batch.tokens()[0].length - 2 - head;
      NDArray logs = logits(head, read, batch.embedded(), positions).logSoftmax(-1);
      NDIndex expected = new NDIndex(":, " + (head + 1) + ":" + (head + 1 + positions));
      terms.add(new LossTerm(term(head), 1, family.taught()
          ? taughtLoss(logs, batch.law().orElseThrow().get(expected))
          : tokenLoss(head, logs, batch.tokens(), context)));
    }
    return terms;
  }

  /**
   * The cross-entropy to a law.
   *
   * @param logs of the head's law: [window, position, output]
   * @param law that is taught, of the same shape; a place may sum to less than 1
   */
  static NDArray taughtLoss(NDArray logs, NDArray law) {
    return logs.mul(law).sum().neg().div(law.sum());
  }

  private NDArray tokenLoss(int head, NDArray logs, int[][] tokens, StepContext context) {
    int positions = (int) logs.getShape().get(1);
    long[] labels = new long[tokens.length * positions];
    float[] shares = new float[labels.length];
    int known = 0;
    for (int i = 0; i < labels.length; i++) {
      int output = vocabulary.output(tokens[i / positions][i % positions + 2 + head]);
      labels[i] = Math.max(0, output);
      shares[i] = output < 0 ? 0 : 1;
      known += output < 0 ? 0 : 1;
    }
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= -Math.max(1, known);
    }
    Shape shape = new Shape(tokens.length, positions, 1);
    NDArray index = GraphArrays.create(context.scope(), labels, shape);
    return logs.gather(index, 2).mul(GraphArrays.create(context.scope(), shares, shape)).sum();
  }

  private NDArray logits(int head, NDArray read, NDArray embedded, int positions) {
    NDArray x = read.get(new NDIndex(":, 0:" + positions));
    if (family.seesDrafted()) {
      NDList inputs = new NDList(x);
      for (int i = 1; i <= head + 1; i++) {
        inputs.add(embedded.get(new NDIndex(":, " + i + ":" + (i + positions))));
      }
      x = NDArrays.concat(inputs, 2);
    }
    for (int layer = 0; layer < sizes.layers(); layer++) {
      String name = family.names().block().apply(head, layer);
      NDArray y = linear(x, name + ".linear");
      NDArray residual = arrays.containsKey(name + ".res_connection.weight") ? linear(x, name + ".res_connection") : x;
      x = residual.add(LayerGraph.silu(y));
    }
    return linear(x, family.names().output().apply(head, sizes.layers()));
  }

  private NDArray linear(NDArray x, String name) {
    NDArray y = x.matMul(arrays.get(name + ".weight").transpose());
    return arrays.containsKey(name + ".bias") ? y.add(arrays.get(name + ".bias")) : y;
  }
}
