package io.headframe.core.model.transform;

/**
 * A step of a transform, for one model.
 *
 * @param id what it is called, in lower case with dashes
 * @param description what it does, a sentence
 * @param exact whether the probabilities of the model stay what they are in real arithmetic
 * @param reason why, or why not, a phrase
 */
public record TransformStep(String id, String description, boolean exact, String reason) {}
