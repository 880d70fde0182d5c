package io.headframe.draft.eagle.internal;

import io.headframe.draft.heads.DraftVocabulary;
import java.util.Map;

/**
 * A draft network as it stands in a folder.
 *
 * @param sizes of it
 * @param weights by the names of {@link EagleSizes#shapes}, row-major
 * @param vocabulary the tokens that it may propose
 * @param tree how its trees grow, as {@link io.headframe.draft.api.TreePlan#parse} reads it
 */
record StoredEagle(EagleSizes sizes, Map<String, float[]> weights, DraftVocabulary vocabulary, String tree) {}
