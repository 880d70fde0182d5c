package io.headframe.draft.heads.internal;

import io.headframe.draft.api.Choices;
import io.headframe.draft.api.DraftRequest;
import io.headframe.draft.api.DraftSession;
import io.headframe.draft.api.Proposal;
import io.headframe.draft.api.Step;
import io.headframe.draft.api.TreeGrowth;
import io.headframe.draft.api.TreePlan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What heads read at the last token of one sequence. */
final class HeadSession implements DraftSession {

  private static final Choices NONE = new Choices(new int[0], new double[0]);

  private final HeadNetwork network;
  private final String site;
  private final TreeGrowth growth;
  private final SequenceReader sequence;
  private float[] hidden;

  HeadSession(HeadNetwork network, String site, TreePlan plan) {
    this.network = network;
    this.site = site;
    this.growth = new TreeGrowth(plan);
    this.sequence = network.sequence();
  }

  @Override
  public void follow(Step step) {
    growth.follow(step);
    hidden = sequence.read(step.activations().get(site).data(), 1);
  }

  @Override
  public Proposal propose(DraftRequest request) {
    HeadNetwork.Place place = network.at(hidden);
    return growth.grow(request, (paths, most) -> after(place, request.next(), paths, most));
  }

  private List<Choices> after(HeadNetwork.Place place, int next, List<int[]> paths, int most) {
    int head = paths.get(0).length;
    if (head >= network.sizes().heads()) {
      return Collections.nCopies(paths.size(), NONE);
    }
    if (!network.seesDrafted()) {
      Choices same = network.vocabulary().greatest(place.logits(head, new int[1][]), 0, most);
      return Collections.nCopies(paths.size(), same);
    }
    int[][] before = new int[paths.size()][head + 1];
    for (int row = 0; row < before.length; row++) {
      before[row][0] = next;
      System.arraycopy(paths.get(row), 0, before[row], 1, head);
    }
    float[] logits = place.logits(head, before);
    List<Choices> found = new ArrayList<>(before.length);
    for (int row = 0; row < before.length; row++) {
      found.add(network.vocabulary().greatest(logits, row, most));
    }
    return found;
  }

  @Override
  public void close() {
    // Memory goes with this object.
  }
}
