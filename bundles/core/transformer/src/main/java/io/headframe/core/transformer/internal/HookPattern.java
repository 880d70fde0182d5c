package io.headframe.core.transformer.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.HookPoint;
import io.headframe.core.model.HookSite;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds hook points by name. A name is the id of a point or one of its aliases, with {@code *} for every layer:
 * {@code blocks.*.attn.pattern}, {@code blocks.3.hook_resid_pre}.
 */
final class HookPattern {

  private static final String LAYER = "{i}";

  private final List<HookSite> sites;
  private final int layers;

  HookPattern(List<HookSite> sites, int layers) {
    this.sites = sites;
    this.layers = layers;
  }

  /** All points that the names stand for. */
  Set<HookPoint> resolve(Collection<String> names) {
    Set<HookPoint> points = new LinkedHashSet<>();
    for (String name : names) {
      points.addAll(resolve(name));
    }
    return points;
  }

  /** The points that one name stands for; at least one. */
  List<HookPoint> resolve(String name) {
    List<HookPoint> points = new ArrayList<>();
    for (HookSite site : sites) {
      collect(name, site, points);
    }
    if (points.isEmpty()) {
      String known = sites.stream().map(HookSite::template).collect(Collectors.joining(", "));
      throw new HeadframeException(TransformerError.UNKNOWN_SITE, name, known, layers - 1);
    }
    return points;
  }

  private void collect(String name, HookSite site, List<HookPoint> points) {
    List<String> templates = new ArrayList<>(site.aliases());
    templates.add(site.template());
    for (String template : templates) {
      if (!site.perLayer()) {
        if (template.equals(name)) {
          points.add(site.once());
        }
        continue;
      }
      boolean everyLayer = template.replace(LAYER, "*").equals(name);
      for (int layer = 0; layer < layers; layer++) {
        if (everyLayer || template.replace(LAYER, Integer.toString(layer)).equals(name)) {
          points.add(site.at(layer));
        }
      }
    }
  }
}
