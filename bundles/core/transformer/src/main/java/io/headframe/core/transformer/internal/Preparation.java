package io.headframe.core.transformer.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Axis;
import io.headframe.core.model.Change;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.HookPoint;
import io.headframe.core.model.HookSite;
import io.headframe.core.model.HookSites;
import io.headframe.core.model.Intervention;
import io.headframe.core.model.ModelConfig;
import io.headframe.core.transformer.Decoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A plan as one model understands it: names resolved, interventions checked, and what must run for it.
 *
 * @param plan the plan
 * @param hooks what happens where
 * @param from the first block
 * @param to one more than the last block
 * @param end how much of the end of the decoder runs
 */
record Preparation(ForwardPlan plan, Hooks hooks, int from, int to, End end) {

  /** What runs after the blocks. */
  enum End {
    /** Nothing. */
    NOTHING,
    /** The last normalisation, at all positions. */
    NORMALIZATION,
    /** All, at the last position of each sequence. */
    LAST_LOGITS,
    /** All, at all positions. */
    LOGITS
  }

  /**
   * Prepares a plan.
   *
   * @param followed names of points that gradients will be asked for
   * @param past positions before those of the plan
   * @throws HeadframeException if the model cannot do what the plan asks for
   */
  static Preparation of(
      ForwardPlan plan, Collection<String> followed, int past, Decoder decoder, HookPattern names) {
    checkModel(plan, decoder.config());
    int blocks = decoder.blocks().size();
    boolean embeds = plan.startResidual().isEmpty();
    checkLayer("begins at", plan.startLayer(), 0, blocks, "begin at");
    plan.stopLayer().ifPresent(stop -> checkLayer("ends before", stop, plan.startLayer(), blocks, "end before"));
    int first = embeds ? -1 : plan.startLayer();
    int last = plan.stopLayer().isPresent() ? plan.stopLayer().getAsInt() - 1 : blocks;
    Resolver resolver = new Resolver(decoder, names, first, last);

    Map<HookPoint, List<ActivationChange>> changes = new HashMap<>();
    for (Change change : plan.changes()) {
      for (HookPoint point : resolver.points(List.of(change.at()))) {
        checkAxes(change, point.site());
        ActivationChange prepared = new ActivationChange(change);
        // A cache may show fewer keys than there are positions; then the pass itself finds what does not fit.
        if (past == 0 || !point.site().axes().contains(Axis.KEY)) {
          prepared.check(point, shape(point.site(), plan, past, decoder.config()));
        }
        changes.computeIfAbsent(point, unused -> new ArrayList<>()).add(prepared);
      }
    }
    Hooks hooks = new Hooks(resolver.points(plan.captured()), changes, resolver.points(followed));
    int deepest = hooks.seen().stream().mapToInt(resolver::layer).max().orElse(-1);
    End end = end(plan, hooks, deepest == blocks,
        hooks.all().stream().anyMatch(point -> resolver.layer(point) == blocks));
    int to = Math.max(plan.startLayer(), end == End.NOTHING ? deepest + 1 : blocks);
    return new Preparation(plan, hooks, plan.startLayer(), to, end);
  }

  /**
   * @param seen whether somebody looks at what stands after the blocks
   * @param named whether somebody looks at it or changes it
   */
  private static End end(ForwardPlan plan, Hooks hooks, boolean seen, boolean named) {
    if (plan.logits() == ForwardPlan.Logits.NONE) {
      return !seen ? End.NOTHING : hooks.seen().contains(HookSites.LOGITS.once()) ? End.LOGITS : End.NORMALIZATION;
    }
    // Whoever is at the end of the decoder is there at all positions.
    return plan.logits() == ForwardPlan.Logits.LAST && !named ? End.LAST_LOGITS : End.LOGITS;
  }

  /** The shape of an activation whose queries see every position. */
  static long[] shape(HookSite site, ForwardPlan plan, int past, ModelConfig config) {
    return site.axes().stream().mapToLong(axis -> switch (axis) {
      case BATCH -> plan.batch();
      case POSITION, QUERY -> plan.positions();
      case KEY -> past + plan.positions();
      default -> config.length(axis);
    }).toArray();
  }

  private static void checkModel(ForwardPlan plan, ModelConfig config) {
    plan.model().filter(wanted -> !wanted.equals(config)).ifPresent(wanted -> {
      throw new HeadframeException(TransformerError.OTHER_MODEL, describe(wanted), describe(config));
    });
  }

  private static String describe(ModelConfig config) {
    return "a " + config.architecture() + " model of " + config.layers() + " layers, " + config.heads()
        + " heads, width " + config.modelWidth() + " and " + config.vocabularySize() + " tokens";
  }

  private static void checkLayer(String does, int layer, int least, int most, String can) {
    if (layer < least || layer > most) {
      throw new HeadframeException(TransformerError.NO_SUCH_LAYER, does, layer, can, least, most);
    }
  }

  private static void checkAxes(Change change, HookSite site) {
    Set<Axis> named = new LinkedHashSet<>(change.part().indices().keySet());
    if (change.intervention() instanceof Intervention.Mean mean) {
      named.addAll(mean.over());
    }
    for (Axis axis : named) {
      if (!site.axes().contains(axis)) {
        throw new HeadframeException(TransformerError.NO_SUCH_AXIS, change, axis.name().toLowerCase(Locale.ROOT),
            site.axes().stream().map(own -> own.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", ")));
      }
    }
  }

  /** Finds the points of names among those that a pass computes. */
  private record Resolver(Decoder decoder, HookPattern names, int first, int last) {

    Set<HookPoint> points(Collection<String> wanted) {
      Set<HookPoint> points = new LinkedHashSet<>();
      for (String name : wanted) {
        List<HookPoint> named = names.resolve(name);
        List<HookPoint> computed = named.stream().filter(this::isComputed).toList();
        // A star stands for the layers that run; a point by name is meant.
        if (computed.isEmpty() || computed.size() < named.size() && !name.contains("*")) {
          throw new HeadframeException(TransformerError.NOT_COMPUTED, name,
              first < 0 ? "the embeddings" : "layer " + first,
              last == decoder.blocks().size() ? "the logits" : "layer " + last);
        }
        points.addAll(computed);
      }
      return points;
    }

    private boolean isComputed(HookPoint point) {
      int layer = layer(point);
      return layer >= first && layer <= last;
    }

    /** The layer; −1 before the layers, and their number after them. */
    int layer(HookPoint point) {
      if (point.site().perLayer()) {
        return point.layer();
      }
      return decoder.embedding().sites().contains(point.site()) ? -1 : decoder.blocks().size();
    }
  }
}
