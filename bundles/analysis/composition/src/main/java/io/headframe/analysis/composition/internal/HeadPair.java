package io.headframe.analysis.composition.internal;

import io.headframe.analysis.api.Head;

/**
 * Two heads and how strongly they compose.
 *
 * @param earlier the head that writes
 * @param later the head that reads
 * @param score between 0 and 1
 */
record HeadPair(Head earlier, Head later, double score) {}
