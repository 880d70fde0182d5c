package io.headframe.draft.heads;

/**
 * Heads of one kind. With h the hidden state at the last token that the model has read, e(x) the model's own embedding
 * and x₁ the next token, head k expects the token after x<sub>k</sub>:
 *
 * <pre>
 *   s = h, or norm(layer(h₁, …, h)) where a decoder layer reads the sequence first
 *   z = s, or [s; e(x₁); …; e(x_k)] where heads see what was drafted
 *   y₁ = r(z) + SiLU(W₁ z + b₁)          r the identity, or a linear map where z is wider than s
 *   yᵢ = yᵢ₋₁ + SiLU(Wᵢ yᵢ₋₁ + bᵢ)       logits = U y (+ c)
 * </pre>
 *
 * <p>W begins at 0, U as the model's own unembedding, r with s alone, and the layer as the identity, so that a head
 * begins as the model's own, but for the norm.
 *
 * <p>The loss of a head is −log p of the token of the text or, where heads are taught, the cross-entropy
 * −Σ<sub>v</sub> q(v) log p(v) to the law q of the model itself (Hinton et al., 2015, arXiv 1503.02531).
 *
 * @param id of the drafter
 * @param seesDrafted whether a head sees the tokens before its own
 * @param taught whether heads learn the law of the model in place of the tokens of the text
 * @param layers of a head where none are asked for
 * @param learningRate the highest of a training, where none is asked for
 * @param names in published folders; they also say whether a layer reads the sequence
 */
public record HeadFamily(String id, boolean seesDrafted, boolean taught, int layers, double learningRate,
    HeadNames names) {}
