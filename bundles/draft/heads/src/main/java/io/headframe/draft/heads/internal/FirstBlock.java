package io.headframe.draft.heads.internal;

import io.headframe.draft.heads.layer.Computation;
import io.headframe.draft.heads.layer.Dense;
import io.headframe.draft.heads.layer.DenseProduct;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The maps of all heads that read a hidden state and, where heads see them, the next token and drafted ones:
 * W [h; e(x₀); …; e(x_k)] = W₀ h + W₁ e(x₀) + … + W_{k+1} e(x_k). What a token adds at a place of the way depends on
 * nothing else, so it is computed once and kept; and the parts of the hidden state of all heads are one call.
 *
 * <p>A head has the rows of its linear map, and behind them those of the residual map where it has one.
 */
final class FirstBlock {

  /** Numbers that are kept of tokens: 32 MiB. */
  static final int MOST = 1 << 23;

  private final Computation computation;
  private final int width;
  private final float[] embedding;
  /** [head][map][width]: what the last hidden state gave. */
  private final float[][][] ofHidden;
  /** All of them. */
  private final DenseProduct[] hiddenProducts;
  /** [place][head from the place on, map]: places are numbered like the heads that see them first. */
  private final List<List<Dense>> ofTokens = new ArrayList<>();
  /** [place · vocabulary + token]: what {@link #ofTokens} make of it; null where it was not needed yet. */
  private final float[][] kept;
  private final int most;
  private int size;

  /**
   * @param names of the maps of each head, without .weight and .bias
   * @param weights by name, row-major
   * @param embedding [vocabulary, width]; null where no head sees a token
   * @param most numbers that are kept of tokens, before all are forgotten at the next hidden state
   * @param computation computes
   */
  FirstBlock(List<List<String>> names, Map<String, float[]> weights, int width, float[] embedding, int most,
      Computation computation) {
    this.most = most;
    this.computation = computation;
    this.width = width;
    this.embedding = embedding;
    int places = embedding == null ? 0 : names.size();
    ofHidden = new float[names.size()][][];
    List<DenseProduct> products = new ArrayList<>();
    for (int head = 0; head < ofHidden.length; head++) {
      ofHidden[head] = new float[names.get(head).size()][width];
      for (int map = 0; map < ofHidden[head].length; map++) {
        String name = names.get(head).get(map);
        products.add(Dense.of(columns(weights.get(name + ".weight"), 0), weights.get(name + ".bias"), width)
            .into(ofHidden[head][map]));
      }
    }
    hiddenProducts = products.toArray(DenseProduct[]::new);
    for (int place = 0; place < places; place++) {
      int column = place + 1;
      ofTokens.add(names.subList(place, names.size()).stream().flatMap(List::stream).map(name ->
          Dense.of(columns(weights.get(name + ".weight"), column), null, width)).toList());
    }
    kept = new float[places == 0 ? 0 : places * (embedding.length / width)][];
  }

  /** Square number {@code part} of [width, parts · width]. */
  private float[] columns(float[] matrix, int part) {
    int in = matrix.length / width;
    float[] square = new float[width * width];
    for (int row = 0; row < width; row++) {
      System.arraycopy(matrix, row * in + part * width, square, row * width, width);
    }
    return square;
  }

  /**
   * What all heads make of a hidden state, with the bias.
   *
   * @param hidden [width]
   * @return [head][map][width], until the next call
   */
  float[][][] ofHidden(float[] hidden) {
    if (size > most) {
      Arrays.fill(kept, null);
      size = 0;
    }
    computation.multiply(hidden, 1, hiddenProducts);
    return ofHidden;
  }

  /** How many numbers are kept of tokens. */
  int size() {
    return size;
  }

  /**
   * Adds what a head makes of tokens.
   *
   * @param before [row][place] the next token and drafted ones, as many as the head sees
   * @param sums receives it, [row, map, width]
   * @param count length of a row of them
   */
  void addTokens(int head, int[][] before, float[] sums, int count) {
    for (int place = 0; place <= head; place++) {
      compute(place, before);
      for (int row = 0; row < before.length; row++) {
        float[] part = kept[at(place, before[row][place])];
        int from = (head - place) * count;
        for (int i = 0; i < count; i++) {
          sums[row * count + i] += part[from + i];
        }
      }
    }
  }

  private int at(int place, int token) {
    return place * (embedding.length / width) + token;
  }

  /** Makes sure that what the tokens of some rows add at a place is there. */
  private void compute(int place, int[][] before) {
    boolean complete = true;
    for (int[] row : before) {
      complete &= kept[at(place, row[place])] != null;
    }
    if (!complete) {
      make(place, Arrays.stream(before).mapToInt(row -> row[place])
          .filter(token -> kept[at(place, token)] == null).distinct().toArray());
    }
  }

  private void make(int place, int[] missing) {
    List<Dense> maps = ofTokens.get(place);
    float[] x = new float[missing.length * width];
    for (int row = 0; row < missing.length; row++) {
      System.arraycopy(embedding, missing[row] * width, x, row * width, width);
      kept[at(place, missing[row])] = new float[maps.size() * width];
    }
    DenseProduct[] products = maps.stream().map(map -> map.into(new float[missing.length * width]))
        .toArray(DenseProduct[]::new);
    computation.multiply(x, missing.length, products);
    for (int row = 0; row < missing.length; row++) {
      for (int map = 0; map < products.length; map++) {
        System.arraycopy(products[map].y(), row * width, kept[at(place, missing[row])], map * width, width);
      }
    }
    size += missing.length * maps.size() * width;
  }
}
