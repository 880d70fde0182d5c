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
      "The model has no hook site '%s'; the nearest are '%s'. It has %s, with layers 0 to %s in place of {i}, or * for"
          + " all of them.");

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

  /** An array that does not fit. */
  public static final ErrorKind WRONG_SHAPE = ErrorKind.input(
      "HF-MODEL-014",
      "%s has shape %s; give %s.");

  /** An index that an activation does not have. */
  public static final ErrorKind SELECTION_OUT_OF_RANGE = ErrorKind.input(
      "HF-MODEL-015",
      "The change of %s at %s asks for %s %s, and the last one is %s; select indices that the activation has.");

  /** An axis that a site does not have. */
  public static final ErrorKind NO_SUCH_AXIS = ErrorKind.input(
      "HF-MODEL-016",
      "The change at %s names the axis %s, and the axes of that activation are %s; name one of these.");

  /** A plan for a model of other sizes. */
  public static final ErrorKind OTHER_MODEL = ErrorKind.input(
      "HF-MODEL-017",
      "The plan was made for %s, and this model is %s; make the plan again for this model.");

  /** A layer that is not there. */
  public static final ErrorKind NO_SUCH_LAYER = ErrorKind.input(
      "HF-MODEL-018",
      "The plan %s layer %s, and it can %s layers %s to %s; change the layer.");

  /** A point outside the layers that a plan runs. */
  public static final ErrorKind NOT_COMPUTED = ErrorKind.input(
      "HF-MODEL-019",
      "The plan names %s, which is not computed, because it runs from %s to %s; name points between them, or"
          + " run more layers.");

  /** More memory than there is. */
  public static final ErrorKind TOO_LARGE = ErrorKind.input(
      "HF-MODEL-020",
      "The pass needs at least %s of memory (%s), and %s are free; capture fewer activations, take shorter or fewer"
          + " sequences, or ask for the last logits alone.");

  /** A state that cannot go back. */
  public static final ErrorKind CANNOT_ROLL_BACK = ErrorKind.input(
      "HF-MODEL-021",
      "The session has %s tokens and cannot go back to %s: layer %s can go back to %s at the earliest, with what it"
          + " keeps; fork the session before the tokens that may have to go.");

  /** A position id below 0. */
  public static final ErrorKind NEGATIVE_POSITION = ErrorKind.input(
      "HF-MODEL-022",
      "The plan has the position id %s; give ids from 0 to %s.");

  /** A part without the weights that are asked for. */
  public static final ErrorKind NO_SUCH_WEIGHTS = ErrorKind.input(
      "HF-MODEL-031",
      "%s has no %s: there is %s in their place; take a model of an architecture that has them.");

  private TransformerError() {}
}
