package io.headframe.core.transformer.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.HookPoint;
import io.headframe.core.model.HookSite;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Finds hook points by name. A name is the id of a point or one of its aliases, with {@code *} for every layer:
 * {@code blocks.*.attn.pattern}, {@code blocks.3.hook_resid_pre}.
 */
final class HookPattern {

  private static final String LAYER = "{i}";
  private static final int SUGGESTED = 3;

  private final Map<String, List<HookPoint>> points = new LinkedHashMap<>();
  private final List<HookPoint> all;

  HookPattern(List<HookPoint> all) {
    this.all = all;
    for (HookPoint point : all) {
      add(point.site().template(), point);
      point.site().aliases().forEach(alias -> add(alias, point));
    }
  }

  /** The points that one name stands for; at least one. */
  List<HookPoint> resolve(String name) {
    List<HookPoint> found = points.get(name);
    if (found == null) {
      int last = all.stream().mapToInt(HookPoint::layer).max().orElse(-1);
      String known = all.stream().map(HookPoint::site).distinct().map(site -> described(site, last))
          .collect(Collectors.joining(", "));
      throw new HeadframeException(
          TransformerError.UNKNOWN_SITE, name, String.join("', '", nearest(name)), known, last);
    }
    return found;
  }

  /** The template, with the layers where not all have the site. */
  private String described(HookSite site, int lastLayer) {
    List<String> layers = all.stream().filter(point -> point.site().equals(site))
        .map(point -> Integer.toString(point.layer())).toList();
    return !site.perLayer() || layers.size() == lastLayer + 1
        ? site.template()
        : site.template() + " (layers " + String.join(", ", layers) + ")";
  }

  private void add(String template, HookPoint point) {
    if (point.site().perLayer()) {
      add(points, template.replace(LAYER, Integer.toString(point.layer())), point);
      add(points, template.replace(LAYER, "*"), point);
    } else {
      add(points, template, point);
    }
  }

  private static void add(Map<String, List<HookPoint>> points, String name, HookPoint point) {
    points.computeIfAbsent(name, unused -> new ArrayList<>()).add(point);
  }

  private List<String> nearest(String name) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    return points.keySet().stream()
        .sorted(Comparator.<String>comparingInt(known -> distance.apply(name, known))
            .thenComparing(Comparator.naturalOrder()))
        .limit(SUGGESTED)
        .toList();
  }
}
