package io.headframe.draft.heads;

import ai.djl.ndarray.NDArray;
import java.util.Optional;

/**
 * What the frozen model shows of some windows.
 *
 * @param tokens [window, position]
 * @param hidden what heads read: [window, position, width]
 * @param embedded token embeddings: [window, position, width]
 * @param law what the model expects after each position, of the tokens that heads may propose, as shares of all tokens:
 *     [window, position, output]; empty where nobody asked
 */
public record HeadBatch(int[][] tokens, NDArray hidden, NDArray embedded, Optional<NDArray> law) {}
