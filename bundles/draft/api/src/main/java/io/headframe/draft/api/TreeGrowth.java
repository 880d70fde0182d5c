package io.headframe.draft.api;

/** Grows the trees of one sequence and tells the plan what became of each. Used by one thread. */
public final class TreeGrowth {

  private TreePlan plan;
  private int drafted;

  /** @param plan of the first tree */
  public TreeGrowth(TreePlan plan) {
    this.plan = plan;
  }

  /** Grows the next tree. */
  public Proposal grow(DraftRequest request, Branching branching) {
    Proposal proposal = plan.grow(request, branching);
    drafted = 0;
    for (int node = 0; node < proposal.size(); node++) {
      drafted = Math.max(drafted, proposal.depth(node));
    }
    return proposal;
  }

  /** Hears what was accepted; a prompt, which follows no tree, changes nothing. */
  public void follow(Step step) {
    if (step.likeliest().length > 0) {
      plan = plan.after(drafted, step.tokens().length - 1);
    }
  }
}
