package io.headframe.draft.heads.internal;

import io.headframe.core.method.Run;
import io.headframe.core.model.Activations;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.Session;
import io.headframe.core.model.Tensor;
import io.headframe.core.model.TokenTree;
import io.headframe.draft.api.DraftRequest;
import io.headframe.draft.api.DraftSession;
import io.headframe.draft.api.DraftTraining;
import io.headframe.draft.api.Proposal;
import io.headframe.draft.api.Step;
import io.headframe.draft.api.TreePlan;
import io.headframe.draft.api.TreeTuning;
import io.headframe.draft.heads.HiddenSite;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a step costs on this machine: drafting a tree and one pass of the model over it, in seconds, for some sizes, and
 * for those between on a straight line.
 */
final class StepCosts {

  private static final int[] SIZES = {0, 1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 63};
  private static final int PAST = 32;
  private static final int ROUNDS = 15;
  /**
   * Passes and time before any is timed: a small model changes its kernel for a faster one after a thousand passes, and
   * that is compiled while it runs. A training of some steps has five for each.
   */
  private static final int WARM_UP = 2500;
  private static final int WARM_UP_OF_STEP = 5;
  private static final double WARM_UP_SECONDS = 3;
  private static final double NANOS = 1e9;

  private final HeadNetwork network;
  private final DraftTraining task;
  private final String site;

  StepCosts(HeadNetwork network, DraftTraining task) {
    this.network = network;
    this.task = task;
    this.site = HiddenSite.of(task.model());
  }

  /** Seconds by the number of candidates, 0 to 63, or as many as fit into the context. */
  double[] measure(TreeTuning tuning, Run run) {
    int past = Math.min(PAST, task.model().config().contextLength() / 2);
    int most = Math.min(SIZES[SIZES.length - 1], task.model().config().contextLength() - past - 1);
    int[] sizes = Arrays.stream(SIZES).filter(size -> size <= most).toArray();
    double[] measured = new double[sizes.length];
    try (Session session = task.model().session()) {
      float[] hidden;
      int[] prompt = Arrays.copyOf(task.trained(), past);
      try (Activations seen = session.stage(ForwardPlan.of(new int[][] {prompt}).capture(site))) {
        hidden = seen.get(site).toFloatArray();
        session.commit(IntStream.range(0, past).toArray());
      }
      int width = network.sizes().width();
      Tensor last = Tensor.of(Arrays.copyOfRange(hidden, (past - 1) * width, past * width), 1, width);
      List<List<int[]>> trees = Arrays.stream(sizes).mapToObj(tuning::best).toList();
      long began = System.nanoTime();
      int passes = Math.min(WARM_UP, WARM_UP_OF_STEP * task.steps());
      for (int i = 0; i < passes && (System.nanoTime() - began) / NANOS < WARM_UP_SECONDS; i++) {
        run.checkCancelled();
        step(session, last, trees.get(i % sizes.length));
      }
      // What else the machine does only adds, and in turns to all alike: the shortest of each is the step's own time.
      Arrays.fill(measured, Double.POSITIVE_INFINITY);
      for (int round = 0; round < Math.min(ROUNDS, task.steps()); round++) {
        run.checkCancelled();
        for (int i = 0; i < sizes.length; i++) {
          long start = System.nanoTime();
          step(session, last, trees.get(i));
          measured[i] = Math.min(measured[i], (System.nanoTime() - start) / NANOS);
        }
      }
    }
    return between(sizes, measured);
  }

  private void step(Session session, Tensor last, List<int[]> tree) {
    int next = task.trained()[PAST % task.trained().length];
    Proposal proposal = Proposal.chain();
    if (!tree.isEmpty()) {
      // A layer that reads the sequence sees one position here: attending to more is little beside its products.
      try (DraftSession drafting = new HeadSession(network, site, TreePlan.sparse(tree))) {
        drafting.follow(new Step(new int[] {next}, Map.of(site, last), new int[0]));
        proposal = drafting.propose(DraftRequest.greedy(next, tree.size(), network.sizes().heads()));
      }
    }
    int[] tokens = new int[proposal.size() + 1];
    int[] parents = new int[tokens.length];
    tokens[0] = next;
    parents[0] = -1;
    for (int i = 1; i < tokens.length; i++) {
      tokens[i] = proposal.tokens()[i - 1];
      parents[i] = proposal.parents()[i - 1] + 1;
    }
    try (Activations seen = session.stage(ForwardPlan.of(new TokenTree(tokens, parents)).capture(site))) {
      seen.logits().toFloatArray();
    }
  }

  private static double[] between(int[] sizes, double[] measured) {
    double[] all = new double[sizes[sizes.length - 1] + 1];
    for (int i = 0; i < sizes.length; i++) {
      all[sizes[i]] = measured[i];
      for (int size = i == 0 ? 0 : sizes[i - 1] + 1; i > 0 && size < sizes[i]; size++) {
        double part = (double) (size - sizes[i - 1]) / (sizes[i] - sizes[i - 1]);
        all[size] = measured[i - 1] + part * (measured[i] - measured[i - 1]);
      }
    }
    return all;
  }
}
