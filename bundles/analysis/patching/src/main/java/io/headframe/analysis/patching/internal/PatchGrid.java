package io.headframe.analysis.patching.internal;

import io.headframe.analysis.api.Head;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ModelConfig;
import java.util.ArrayList;
import java.util.List;
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
