package io.headframe.core.transformer;

/**
 * The linear maps of a feed-forward part.
 *
 * @param gate model → mlp, the input of the activation function; null without a gate
 * @param in model → mlp: the factor of the activated gate, or the input of the activation function without a gate
 * @param out mlp → model
 */
public record NeuronProjections(Linear gate, Linear in, Linear out) {}
