package io.headframe.core.transformer.internal;

import io.headframe.core.error.ErrorKind;

/** What can go wrong between a checkpoint and its logits. */
public final class TransformerError {

  /** Neither a name nor a path. */
  public static final ErrorKind UNKNOWN_MODEL = ErrorKind.input(
      "HF-MODEL-001",
      "There is no model '%s': it is neither an existing path nor an embedded model (%s); check the"
          + " path, or list the embedded models with 'headframe models'.");

  /** A path in no known format. */
  public static final ErrorKind UNKNOWN_FORMAT = ErrorKind.input(
      "HF-MODEL-002",
      "'%s' is no checkpoint that can be read; give %s.");

  /** An architecture that no bundle assembles. */
  public static final ErrorKind UNKNOWN_ARCHITECTURE = ErrorKind.input(
      "HF-MODEL-003",
      "%s asks for the architecture '%s' (model_type), and the installed architectures are %s; install a"
          + " bundle for it, or use a model of one of these.");

  /** A field of the configuration. */
  public static final ErrorKind CONFIG_FIELD = ErrorKind.input(
      "HF-MODEL-004",
      "The configuration of %s has %s = %s where %s is needed; correct the field in config.json.");

  /** A tensor that is not there. */
  public static final ErrorKind TENSOR_MISSING = ErrorKind.input(
      "HF-MODEL-005",
      "%s has no tensor '%s', which its configuration requires with shape %s; the file is incomplete or"
          + " config.json belongs to another model, so fetch both again from one source.");

  /** A tensor of another shape. */
  public static final ErrorKind TENSOR_SHAPE = ErrorKind.input(
      "HF-MODEL-006",
      "Tensor '%s' of %s has shape %s, and its configuration requires %s; config.json and the weights"
          + " belong to different models, so fetch both again from one source.");

  /** More positions than the model was made for. */
  public static final ErrorKind CONTEXT_TOO_LONG = ErrorKind.input(
      "HF-MODEL-007",
      "The input has %s tokens and the model takes at most %s; shorten the prompt, or take a model with"
          + " a longer context.");

  /** A token outside the vocabulary. */
  public static final ErrorKind TOKEN_OUT_OF_RANGE = ErrorKind.input(
      "HF-MODEL-008",
      "Token %s at position %s is not in the vocabulary of %s tokens; encode the text with the model's"
          + " own tokenizer.");

  /** A hook name. */
  public static final ErrorKind UNKNOWN_SITE = ErrorKind.input(
      "HF-MODEL-009",
      "The model has no hook site '%s'; it has %s with layers 0 to %s in place of {i}, or * for all of"
          + " them.");

  /** Something that was not captured. */
  public static final ErrorKind NOT_CAPTURED = ErrorKind.input(
      "HF-MODEL-010",
      "'%s' was not captured; the plan captured %s, so add the name to the plan.");

  /** The tokenizer and the model differ. */
  public static final ErrorKind TOKENIZER_MISMATCH = ErrorKind.input(
      "HF-MODEL-011",
      "The tokenizer of %s has %s tokens and the model's vocabulary %s; the tokenizer belongs to another"
          + " model, so put the right tokenizer file beside the weights.");

  /** A field of the configuration that asks for a variant that no bundle computes. */
  public static final ErrorKind CONFIG_UNSUPPORTED = ErrorKind.input(
      "HF-MODEL-012",
      "The configuration of %s has %s = %s and only %s can be computed; use another model, because with a"
          + " changed field this one would compute something that it was not trained for.");

  /** A name for several activations where one is asked for. */
  public static final ErrorKind SEVERAL_POINTS = ErrorKind.input(
      "HF-MODEL-013",
      "'%s' stands for %s activations; ask for one of them at a time, for example '%s'.");

  private TransformerError() {}
}
