package io.headframe.analysis.patching.internal;

import io.headframe.analysis.api.Head;
import io.headframe.analysis.api.HeadScores;
import io.headframe.analysis.api.HeadSet;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ModelConfig;
import io.headframe.prompts.api.EncodedPair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which cells are patched. Immutable.
 *
 * @param site where
 * @param by what a cell stands for
 * @param only query heads that are patched, those of a layer together where heads are not patched one by one; empty for
 *     all. The site has heads if there are any
 */
record PatchGrid(PatchSite site, Division by, Set<Head> only) {

  /** Copies the set. */
  PatchGrid {
    only = Set.copyOf(only);
  }

  /**
   * The grid that a user asked for.
   *
   * @param site a name of {@link PatchSite}
   * @param by what a cell stands for; what is usual for the site if nothing is said
   * @param only heads that are patched; all if nothing is said
   * @throws HeadframeException if the model has no such site or heads, or the site is not divided so
   */
  static PatchGrid asked(CausalLM model, String site, Optional<Division> by, Optional<HeadSet> only) {
    PatchSite found = PatchSite.named(site, model);
    Division division = by.orElse(found.usual());
    if (division.heads() && found.headAxis() == null) {
      throw new HeadframeException(
          PatchingError.NO_SUCH_DIVISION, division, found, Division.LAYER_POSITION + " or --by " + Division.LAYER);
    }
    if (only.isPresent() && found.headAxis() == null) {
      throw new HeadframeException(PatchingError.SITE_WITHOUT_HEADS, found);
    }
    only.ifPresent(heads -> heads.checkWithin(model.config().layers(), model.config().heads()));
    return new PatchGrid(found, division, Set.copyOf(only.map(HeadSet::heads).orElse(List.of())));
  }

  /**
   * Checks that prompts can be compared position by position where the grid does so.
   *
   * @throws HeadframeException if they differ in length
   */
  void checkLengths(List<EncodedPair> pairs) {
    IntSummaryStatistics lengths = pairs.stream().mapToInt(pair -> pair.clean().length).summaryStatistics();
    if (by.positions() && lengths.getMin() < lengths.getMax()) {
      throw new HeadframeException(PatchingError.UNEQUAL_PAIRS, by, lengths.getMin(), lengths.getMax());
    }
  }

  /** All cells of a site. */
  static PatchGrid of(PatchSite site, Division by) {
    return new PatchGrid(site, by, Set.of());
  }

  /** The heads of the site: of keys and values those that keys and values are shared in; 1 if it has none. */
  int heads(ModelConfig config) {
    return site.headAxis() == null ? 1 : config.length(site.headAxis());
  }

  /** Rows of the grid. */
  int rows(ModelConfig config) {
    return config.layers() * (by == Division.HEAD_POSITION ? heads(config) : 1);
  }

  /** Columns of the grid for prompts of a length. */
  int columns(ModelConfig config, int length) {
    return by.positions() ? length : by.heads() ? heads(config) : 1;
  }

  /** The layers that have the site. */
  List<Integer> layers(CausalLM model) {
    List<Integer> layers = new ArrayList<>();
    for (int layer = 0; layer < model.config().layers(); layer++) {
      if (model.points().contains(site.site().at(layer))) {
        layers.add(layer);
      }
    }
    return layers;
  }

  /** The cells of a layer that stand for one position, or for all of them. */
  List<Cell> cells(ModelConfig config, int layer, int position) {
    List<Cell> cells = new ArrayList<>();
    List<Integer> wanted = wanted(config, layer);
    int column = position == Cell.EVERY ? 0 : position;
    if (!by.heads()) {
      if (only.isEmpty()) {
        cells.add(new Cell(List.of(), position, layer, column));
      } else if (!wanted.isEmpty()) {
        cells.add(new Cell(wanted, position, layer, column));
      }
      return cells;
    }
    for (int head : wanted) {
      cells.add(by.positions()
          ? new Cell(List.of(head), position, layer * heads(config) + head, column)
          : new Cell(List.of(head), position, layer, head));
    }
    return cells;
  }

  /**
   * The heads whose cells reach a threshold, the highest first; a head of keys and values stands for the heads that
   * share it. Of several positions the highest counts.
   *
   * @param shares [row, column] of this grid, whose cells are heads
   */
  HeadSet atLeast(double threshold, String name, ModelConfig config, double[][] shares) {
    double[][] scores = new double[config.layers()][config.heads()];
    int perLayer = heads(config);
    for (int layer = 0; layer < scores.length; layer++) {
      for (int head = 0; head < config.heads(); head++) {
        int own = head * perLayer / config.heads();
        boolean asked = only.isEmpty() || only.contains(new Head(layer, head));
        double score = by.positions()
            ? Arrays.stream(shares[layer * perLayer + own]).filter(share -> !Double.isNaN(share)).max()
                .orElse(Double.NaN)
            : shares[layer][own];
        // Not a number reaches no threshold.
        scores[layer][head] = asked ? score : Double.NaN;
      }
    }
    return new HeadSet(name, new HeadScores(name, scores, -1, 1).atLeast(threshold).members());
  }

  private List<Integer> wanted(ModelConfig config, int layer) {
    Set<Integer> wanted = new TreeSet<>();
    for (int head = 0; head < config.heads(); head++) {
      if (only.isEmpty() || only.contains(new Head(layer, head))) {
        wanted.add(head * heads(config) / config.heads());
      }
    }
    return List.copyOf(wanted);
  }
}
