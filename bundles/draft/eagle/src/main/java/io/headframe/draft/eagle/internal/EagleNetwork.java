package io.headframe.draft.eagle.internal;

import io.headframe.draft.heads.DraftVocabulary;
import io.headframe.draft.heads.layer.Computation;
import io.headframe.draft.heads.layer.DecoderLayer;
import io.headframe.draft.heads.layer.Dense;
import io.headframe.draft.heads.layer.LayerCache;
import io.headframe.draft.heads.layer.Scratch;
import java.util.Map;

/**
 * Expects features: with f the feature at a token, from the model or expected, and x the token after it,
 * f′ = layer(F [e(x); f]) is the feature expected at x, and the logits after x are those of the model's unembedding.
 *
 * <p>Used by the thread that uses its {@link Computation}.
 */
final class EagleNetwork {

  private final EagleSizes sizes;
  private final DraftVocabulary vocabulary;
  private final int width;
  private final float[] embedding;
  private final Computation computation;
  private final Dense fusion;
  private final DecoderLayer layer;
  private final Dense unembedding;
  private final Scratch scratch = new Scratch();

  /**
   * @param weights by the names of {@link EagleSizes#shapes}, row-major
   * @param vocabulary the tokens that it may propose
   * @param ends of the model
   * @param computation computes
   */
  EagleNetwork(EagleSizes sizes, Map<String, float[]> weights, DraftVocabulary vocabulary, FrozenEnds ends,
      Computation computation) {
    this.sizes = sizes;
    this.vocabulary = vocabulary;
    this.computation = computation;
    this.width = sizes.layer().width();
    this.embedding = ends.embedding();
    this.fusion = Dense.of(
        weights.get(EagleSizes.FUSION + "weight"), weights.get(EagleSizes.FUSION + "bias"), width);
    this.layer = new DecoderLayer(sizes.layer(), weights, EagleSizes.LAYER, computation);
    FrozenEnds proposed = ends.reduced(vocabulary, width);
    this.unembedding = Dense.of(proposed.unembedding(), proposed.bias(), vocabulary.size());
  }

  /** The tokens that it may propose. */
  DraftVocabulary vocabulary() {
    return vocabulary;
  }

  /** An empty cache for a sequence. */
  LayerCache cache() {
    return new LayerCache(sizes.layer());
  }

  /** The length of a feature. */
  int width() {
    return width;
  }

  /**
   * The features that are expected at tokens.
   *
   * @param cache gets an entry for each row
   * @param features at the tokens before: [row, width]
   * @param tokens [row]
   * @param parents [row] the entry of the token before; −1 for the first of a sequence
   * @return [row, width]
   */
  float[] expect(LayerCache cache, float[] features, int[] tokens, int[] parents) {
    return layer.apply(cache, fused(features, tokens), parents);
  }

  /**
   * The same for tokens one after the other, behind all that the cache holds.
   *
   * @param wanted at how many of them, the last ones, features are wanted; the others are only there to be seen
   * @return [wanted row, width]
   */
  float[] expect(LayerCache cache, float[] features, int[] tokens, int wanted) {
    return layer.append(cache, fused(features, tokens), wanted);
  }

  private float[] fused(float[] features, int[] tokens) {
    int rows = tokens.length;
    float[] both = scratch.floats("both", 2 * rows * width);
    for (int row = 0; row < rows; row++) {
      System.arraycopy(embedding, tokens[row] * width, both, 2 * row * width, width);
      System.arraycopy(features, row * width, both, (2 * row + 1) * width, width);
    }
    float[] fused = new float[rows * width];
    computation.multiply(both, rows, fusion.into(fused));
    return fused;
  }

  /**
   * Logits after tokens of expected features.
   *
   * @param features [row, width]
   * @return [row, output]
   */
  float[] logits(float[] features) {
    int rows = features.length / width;
    float[] logits = new float[rows * vocabulary.size()];
    computation.multiply(features, rows, unembedding.into(logits));
    return logits;
  }
}
