package io.headframe.core.model.internal;

import io.headframe.core.error.ErrorKind;

/** What can be wrong with a plan before a model sees it. */
public final class PlanError {

  /** Rows of different lengths. */
  public static final ErrorKind LENGTHS_DIFFER = ErrorKind.input(
      "HF-PLAN-001",
      "Sequence 0 of the batch has %s tokens and sequence %s has %s; sequences of one batch have one length, so pad"
          + " them (ForwardPlan.padded) or run them one by one.");

  /** Nothing to run. */
  public static final ErrorKind NO_TOKENS = ErrorKind.input(
      "HF-PLAN-002",
      "Sequence %s of the batch has no token; a forward pass needs at least one sequence, each with at least one"
          + " token.");

  /** A grid of another size than the tokens. */
  public static final ErrorKind WRONG_SIZE = ErrorKind.input(
      "HF-PLAN-003",
      "%s of a plan for %s sequences of %s positions have shape %s; give them as %s.");

  /** A function in a plan that is to be written. */
  public static final ErrorKind NOT_A_VALUE = ErrorKind.input(
      "HF-PLAN-004",
      "The plan computes '%s' at %s with a function, and a function cannot be written to JSON; use a zero, mean, scale,"
          + " add or replace intervention, or keep the plan in this process.");

  /** Text that is no plan. */
  public static final ErrorKind NOT_A_PLAN = ErrorKind.input(
      "HF-PLAN-005",
      "The text is no forward plan: %s; give what ForwardPlan.toJson wrote.");

  private PlanError() {}
}
