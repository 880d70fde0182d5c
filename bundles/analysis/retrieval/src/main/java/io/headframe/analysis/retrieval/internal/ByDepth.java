package io.headframe.analysis.retrieval.internal;

import io.headframe.analysis.api.Head;
import io.headframe.core.method.view.Curve;
import io.headframe.core.method.view.HeatMap;
import io.headframe.core.method.view.Presentable;
import io.headframe.core.method.view.Text;
import io.headframe.core.method.view.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How well needles were found and which heads copied them, by where they lay.
 *
 * @param depths ascending, from 0 to 1
 * @param lengths tokens of the prompts
 * @param recall [length, depth]: share of prompts whose value was written as it is
 * @param heads the heads with the highest scores
 * @param scores [head, depth]: the retrieval score; NaN where no trial was successful
 */
record ByDepth(double[] depths, List<Integer> lengths, double[][] recall, List<Head> heads, double[][] scores)
    implements Presentable {

  @Override
  public List<View> views() {
    List<View> views = new ArrayList<>();
    if (heads.isEmpty()) {
      views.add(new Text("Retrieval score by depth", Arrays.stream(recall).flatMapToDouble(Arrays::stream).sum() == 0
          ? "The model wrote no value, so no head was scored." : "No head copied from a needle."));
    } else {
      List<Curve.Series> series = new ArrayList<>();
      for (int head = 0; head < scores.length; head++) {
        series.add(new Curve.Series("head " + heads.get(head), depths, scores[head]));
      }
      views.add(new Curve("Retrieval score by depth", "depth of the needle", "retrieval score", false, series));
    }
    views.add(new HeatMap("Share of needles found", "tokens", "depth", lengths.stream().map(String::valueOf).toList(),
        Arrays.stream(depths).mapToObj(depth -> String.format(Locale.ROOT, "%.2f", depth)).toList(), recall, 0, 1));
    return views;
  }
}
