package io.headframe.transform.foldnorms.internal;

/** Whether the weights that write to the residual stream are centred. */
enum Centring {
  /** Where that changes no probability. */
  WHERE_EXACT,
  /** Yes, or the model is refused. */
  YES,
  /** They stay. */
  NO
}
