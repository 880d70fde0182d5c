package io.headframe.draft.heads.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import io.headframe.core.model.GraphArrays;
import io.headframe.core.training.Initialization;
import io.headframe.core.training.LossTerm;
import io.headframe.core.training.Objective;
import io.headframe.core.training.Parameters;
import io.headframe.core.training.StepContext;
import io.headframe.draft.heads.HeadFamily;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The heads as arrays that are trained: mean of −log p(token) of each head, in nats, over the places whose token heads
 * may propose, all heads counting the same.
 */
final class HeadGraph implements Objective<HeadBatch> {

  private final HeadFamily family;
  private final HeadSizes sizes;
  private final DraftVocabulary vocabulary;
  private final Map<String, NDArray> arrays = new HashMap<>();

  /** @param unembedding of the model: [vocabulary, width] */
  HeadGraph(HeadFamily family, HeadSizes sizes, DraftVocabulary vocabulary, float[] unembedding,
      Parameters parameters) {
    this.vocabulary = vocabulary;
    float[] rows = vocabulary.rows(unembedding, sizes.width());
    this.family = family;
    this.sizes = sizes;
    sizes.shapes(family).forEach((name, shape) ->
        arrays.put(name, parameters.create(name, start(name, shape, rows), shape)));
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
    for (int head = 0; head < sizes.heads(); head++) {
      terms.add(new LossTerm(term(head), 1, loss(head, batch, context)));
    }
    return terms;
  }

  private NDArray loss(int head, HeadBatch batch, StepContext context) {
    int positions = batch.tokens()[0].length - 2 - head;
    NDArray logits = logits(head, batch, positions);
    long[] labels = new long[batch.tokens().length * positions];
    float[] shares = new float[labels.length];
    int known = 0;
    for (int i = 0; i < labels.length; i++) {
      int output = vocabulary.output(batch.tokens()[i / positions][i % positions + 2 + head]);
      labels[i] = Math.max(0, output);
      shares[i] = output < 0 ? 0 : 1;
      known += output < 0 ? 0 : 1;
    }
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= -Math.max(1, known);
    }
    Shape shape = new Shape(batch.tokens().length, positions, 1);
    NDArray index = GraphArrays.create(context.scope(), labels, shape);
    return logits.logSoftmax(-1).gather(index, 2).mul(GraphArrays.create(context.scope(), shares, shape)).sum();
  }

  private NDArray logits(int head, HeadBatch batch, int positions) {
    NDArray x = batch.hidden().get(new NDIndex(":, 0:" + positions));
    if (family.seesDrafted()) {
      NDList inputs = new NDList(x);
      for (int i = 1; i <= head + 1; i++) {
        inputs.add(batch.embedded().get(new NDIndex(":, " + i + ":" + (i + positions))));
      }
      x = NDArrays.concat(inputs, 2);
    }
    for (int layer = 0; layer < sizes.layers(); layer++) {
      String name = family.blockName().apply(head, layer);
      NDArray y = linear(x, name + ".linear");
      NDArray residual = arrays.containsKey(name + ".res_connection.weight") ? linear(x, name + ".res_connection") : x;
      x = residual.add(Activation.swish(y, 1));
    }
    return linear(x, family.outputName().apply(head, sizes.layers()));
  }

  private NDArray linear(NDArray x, String name) {
    NDArray y = x.matMul(arrays.get(name + ".weight").transpose());
    return arrays.containsKey(name + ".bias") ? y.add(arrays.get(name + ".bias")) : y;
  }
}
