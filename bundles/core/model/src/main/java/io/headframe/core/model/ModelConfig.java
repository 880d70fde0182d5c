package io.headframe.core.model;

/**
 * The sizes of a causal language model.
 *
 * @param architecture the id of the architecture that assembled it, for example {@code llama}
 * @param layers number of blocks
 * @param heads attention heads in a layer
 * @param keyValueHeads heads that keys and values are shared in; divides {@code heads}
 * @param modelWidth width of the residual stream ({@code d_model})
 * @param headWidth width of one head ({@code d_head})
 * @param mlpWidth width inside the feed-forward part ({@code d_mlp}); 0 without one
 * @param vocabularySize number of tokens
 * @param contextLength the most positions that the model was made for
 */
public record ModelConfig(
    String architecture,
    int layers,
    int heads,
    int keyValueHeads,
    int modelWidth,
    int headWidth,
    int mlpWidth,
    int vocabularySize,
    int contextLength) {

  /** How many weights a layer has, to within the gate of its feed-forward part and what is small. */
  public long layerWeights() {
    return modelWidth * (2L * headWidth * (heads + keyValueHeads) + 3L * mlpWidth);
  }

  /** The length of an axis; −1 for axes whose length depends on the input. */
  public int length(Axis axis) {
    return switch (axis) {
      case HEAD -> heads;
      case KEY_VALUE_HEAD -> keyValueHeads;
      case MODEL -> modelWidth;
      case HEAD_WIDTH -> headWidth;
      case MLP -> mlpWidth;
      case VOCABULARY -> vocabularySize;
      case ONE -> 1;
      case BATCH, POSITION, QUERY, KEY -> -1;
    };
  }
}
