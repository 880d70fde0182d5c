package io.headframe.transform.foldnorms.internal;

import io.headframe.core.error.HeadframeException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The steps, in the order in which they are taken. Their names are those of TransformerLens. */
enum FoldStep {
  /** LayerNorm becomes what TransformerLens calls LNPre, RMSNorm RMSPre. */
  FOLD_LAYER_NORM("Multiplies gains of norms into the linear maps that read them, and adds their biases to the maps'."),
  /** After the norms, whose biases become biases of values. */
  FOLD_VALUE_BIASES("Moves biases of values, through the output projection, into the bias of the attention output."),
  /** After the value biases, which become biases that are written. */
  CENTER_WRITING_WEIGHTS("Subtracts the mean over the residual stream from all that is written to it."),
  /** After the norms, whose last bias becomes one of the logits. */
  CENTER_UNEMBED("Subtracts the mean over the vocabulary from the unembedding.");

  private final String description;

  FoldStep(String description) {
    this.description = description;
  }

  String description() {
    return description;
  }

  /** For example {@code fold-layer-norm}. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** @throws HeadframeException if no step is called so */
  static FoldStep of(String id) {
    return Arrays.stream(values()).filter(step -> step.id().equals(id)).findFirst().orElseThrow(
        () -> new HeadframeException(FoldError.UNKNOWN_STEP, id,
            Arrays.stream(values()).map(FoldStep::id).collect(Collectors.joining(", "))));
  }
}
