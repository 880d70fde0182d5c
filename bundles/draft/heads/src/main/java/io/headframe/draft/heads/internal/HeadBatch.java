package io.headframe.draft.heads.internal;

import ai.djl.ndarray.NDArray;

/**
 * What the frozen model shows of some windows.
 *
 * @param tokens [window, position]
 * @param hidden what heads read: [window, position, width]
 * @param embedded token embeddings: [window, position, width]
 */
record HeadBatch(int[][] tokens, NDArray hidden, NDArray embedded) {}
