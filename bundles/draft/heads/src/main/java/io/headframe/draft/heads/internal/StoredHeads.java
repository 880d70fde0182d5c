package io.headframe.draft.heads.internal;

import io.headframe.draft.api.TreePlan;
import io.headframe.draft.heads.DraftVocabulary;
import io.headframe.draft.heads.HeadFamily;
import java.util.Map;

/**
 * Heads as they stand in a folder.
 *
 * @param family what they are
 * @param sizes of them
 * @param vocabulary what they may propose
 * @param weights by published name, row-major
 * @param tree that was chosen for them
 */
public record StoredHeads(HeadFamily family, HeadSizes sizes, DraftVocabulary vocabulary,
    Map<String, float[]> weights, TreePlan tree) {}
