package io.headframe.analysis.attribution.internal;

import io.headframe.core.method.view.Presentable;
import io.headframe.core.method.view.Table;
import io.headframe.core.method.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the parts of each block add, and the sum from the embeddings on.
 *
 * @param target what is attributed
 * @param embedding of the token embedding
 * @param positions of learned position embeddings; 0 where there are none
 * @param heads [layer], of all heads together
 * @param attentionBias [layer], of the bias of attention's output
 * @param feedForward [layer]
 * @param constant of the biases after the last block
 */
record LayerContributions(String target, double embedding, double positions, double[] heads, double[] attentionBias,
    double[] feedForward, double constant) implements Presentable {

  @Override
  public List<View> views() {
    List<List<String>> rows = new ArrayList<>();
    double sum = embedding;
    rows.add(List.of("embedding", "", "", "", number(embedding), number(sum)));
    sum += positions;
    rows.add(List.of("positions", "", "", "", number(positions), number(sum)));
    for (int layer = 0; layer < heads.length; layer++) {
      double added = heads[layer] + attentionBias[layer] + feedForward[layer];
      sum += added;
      rows.add(List.of(Integer.toString(layer), number(heads[layer]), number(attentionBias[layer]),
          number(feedForward[layer]), number(added), number(sum)));
    }
    sum += constant;
    rows.add(List.of("end", "", "", "", number(constant), number(sum)));
    return List.of(new Table("Direct contributions to the " + target + ", in logits",
        List.of("layer", "heads", "attention bias", "feed-forward", "together", "sum so far"), rows));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%+.4f", value);
  }
}
