package io.headframe.analysis.attribution.internal;

import io.headframe.core.method.view.Presentable;
import io.headframe.core.method.view.Table;
import io.headframe.core.method.view.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The neurons of feed-forward parts that add or take most.
 *
 * @param target what is attributed
 * @param neurons the one with the greatest absolute value first
 */
record NeuronContributions(String target, List<Neuron> neurons) implements Presentable {

  /**
   * A neuron.
   *
   * @param layer from 0
   * @param neuron from 0 within the layer
   * @param contribution logits
   */
  record Neuron(int layer, int neuron, double contribution) {}

  /** The strongest of [layer, neuron]. */
  static NeuronContributions strongest(String target, double[][] contributions, int count) {
    List<Neuron> all = new ArrayList<>();
    for (int layer = 0; layer < contributions.length; layer++) {
      for (int neuron = 0; neuron < contributions[layer].length; neuron++) {
        all.add(new Neuron(layer, neuron, contributions[layer][neuron]));
      }
    }
    all.sort(Comparator.comparingDouble(neuron -> -Math.abs(neuron.contribution())));
    return new NeuronContributions(target, List.copyOf(all.subList(0, Math.min(count, all.size()))));
  }

  @Override
  public List<View> views() {
    if (neurons.isEmpty()) {
      return List.of();
    }
    return List.of(new Table("Neurons with the strongest direct contribution to the " + target,
        List.of("layer", "neuron", "logits"), neurons.stream()
            .map(each -> List.of(Integer.toString(each.layer()), Integer.toString(each.neuron()),
                String.format(Locale.ROOT, "%+.4f", each.contribution())))
            .toList()));
  }
}
