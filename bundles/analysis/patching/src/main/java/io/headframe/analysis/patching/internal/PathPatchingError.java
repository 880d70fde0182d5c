package io.headframe.analysis.patching.internal;

import io.headframe.core.error.ErrorKind;

/** What can go wrong in path patching. */
final class PathPatchingError {

  /** Arguments: the value of --receivers, twice. */
  static final ErrorKind NO_RECEIVER_HEADS = ErrorKind.input(
      "HF-PATCH-201",
      "--receivers %s asks for inputs of heads and no heads are named; name them, for example"
          + " --receivers %s --receiver-heads 1.0, or use --receivers logits.");

  /** Argument: the heads. */
  static final ErrorKind UNUSED_RECEIVER_HEADS = ErrorKind.input(
      "HF-PATCH-202",
      "--receiver-heads names %s and --receivers logits takes no heads; use --receivers q, k or v, or leave"
          + " --receiver-heads out.");

  /** Argument: the heads. */
  static final ErrorKind NO_SENDERS = ErrorKind.input(
      "HF-PATCH-203",
      "--receiver-heads names %s, in layer 0 alone, and no head comes before layer 0; name a head of a later layer.");

  /** Arguments: the metric, its value. */
  static final ErrorKind NO_BASELINE = ErrorKind.input(
      "HF-PATCH-204",
      "The %s of the clean prompts is %s and effects are given in per cent of it; use prompts that the model answers,"
          + " or another --metric.");

  /** Arguments: the activation, the model's architecture. */
  static final ErrorKind NO_ATTENTION = ErrorKind.input(
      "HF-PATCH-205",
      "Path patching needs attention heads in every layer and this model (architecture '%s') does not compute %s; use a"
          + " model that does.");

  private PathPatchingError() {}
}
