package io.headframe.analysis.patching.internal;

import io.headframe.core.method.view.Presentable;
import io.headframe.core.method.view.Table;
import io.headframe.core.method.view.Text;
import io.headframe.core.method.view.View;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Estimates of attribution patching beside what activation patching measures.
 *
 * @param site where, for example {@code attn.z}
 * @param nodes those compared, the greatest estimate of either sign first
 * @param correlation Pearson's, of estimated and measured shares; NaN with fewer than two nodes or where either does
 *     not vary
 */
public record EstimateComparison(String site, List<Node> nodes, double correlation) implements Presentable {

  /** Shares closer than this are the same for a correlation: the rounding of 32-bit sums is no variation. */
  private static final double SAME = 1e-6;

  /** Copies the list. */
  public EstimateComparison {
    nodes = List.copyOf(nodes);
  }

  /**
   * A node.
   *
   * @param name for example {@code 1.0}
   * @param estimated share of the metric
   * @param patched share of the metric
   */
  public record Node(String name, double estimated, double patched) {}

  /** Compares nodes. */
  static EstimateComparison of(String site, List<Node> nodes) {
    double covariance = products(nodes, Node::estimated, Node::patched);
    double estimated = products(nodes, Node::estimated, Node::estimated);
    double patched = products(nodes, Node::patched, Node::patched);
    double least = SAME * SAME * nodes.size();
    return new EstimateComparison(site, nodes, estimated <= least || patched <= least
        ? Double.NaN
        : covariance / Math.sqrt(estimated * patched));
  }

  /** Σ (x − mean x) (y − mean y). */
  private static double products(List<Node> nodes, ToDoubleFunction<Node> x, ToDoubleFunction<Node> y) {
    double meanX = nodes.stream().mapToDouble(x).average().orElse(0);
    double meanY = nodes.stream().mapToDouble(y).average().orElse(0);
    return nodes.stream()
        .mapToDouble(node -> (x.applyAsDouble(node) - meanX) * (y.applyAsDouble(node) - meanY)).sum();
  }

  @Override
  public List<View> views() {
    List<List<String>> rows = nodes.stream()
        .map(node -> List.of(node.name(), share(node.estimated()), share(node.patched()),
            share(node.estimated() - node.patched())))
        .toList();
    String text = Double.isNaN(correlation)
        ? "None over these " + nodes.size() + " nodes: the estimated shares are all alike, or the patched ones are."
        : String.format(Locale.ROOT, "%.3f (Pearson) over these %d nodes.", correlation, nodes.size());
    return List.of(
        new Table("estimated and patched: " + site,
            List.of("node", "estimated", "patched", "estimate is off by"), rows),
        new Text("correlation of estimated and patched: " + site, text));
  }

  private static String share(double value) {
    // No −0.0000.
    return String.format(Locale.ROOT, "%.4f", Math.abs(value) < 5e-5 ? 0 : value);
  }
}
