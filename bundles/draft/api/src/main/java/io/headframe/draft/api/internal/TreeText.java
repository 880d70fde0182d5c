package io.headframe.draft.api.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.draft.api.TreePlan;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Trees as people write them. */
public final class TreeText {

  private static final Pattern CHAIN = Pattern.compile("chain-([1-9]\\d?)");
  private static final Pattern BEAM = Pattern.compile("beam-([1-9]\\d?)x([1-9]\\d?)x([1-9]\\d{0,2})");
  private static final Pattern ADAPTIVE = Pattern.compile("adaptive-([1-9]\\d?)x([1-9]\\d?)");
  private static final Pattern SPARSE = Pattern.compile("(\\d{1,3}(\\.\\d{1,3})*)(,\\d{1,3}(\\.\\d{1,3})*)*");

  private TreeText() {}

  /** As {@link TreePlan#parse}. */
  public static TreePlan parse(String text) {
    Matcher chain = CHAIN.matcher(text);
    if (chain.matches()) {
      return TreePlan.chain(number(chain, 1));
    }
    Matcher beam = BEAM.matcher(text);
    if (beam.matches()) {
      return TreePlan.beam(number(beam, 1), number(beam, 2), number(beam, 3));
    }
    Matcher adaptive = ADAPTIVE.matcher(text);
    if (adaptive.matches() && number(adaptive, 1) <= number(adaptive, 2)) {
      return TreePlan.adaptive(number(adaptive, 1), number(adaptive, 2), number(adaptive, 1));
    }
    if (SPARSE.matcher(text).matches()) {
      try {
        return TreePlan.sparse(Arrays.stream(text.split(","))
            .map(way -> Arrays.stream(way.split("\\.")).mapToInt(Integer::parseInt).toArray()).toList());
      } catch (IllegalArgumentException e) {
        throw new HeadframeException(e, DraftError.TREE, text);
      }
    }
    throw new HeadframeException(DraftError.TREE, text);
  }

  /** As {@link TreePlan#text}. */
  public static String write(List<int[]> paths) {
    return paths.isEmpty() ? "none" : paths.stream()
        .map(way -> Arrays.stream(way).mapToObj(Integer::toString).collect(Collectors.joining(".")))
        .collect(Collectors.joining(","));
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}
