package io.headframe.core.kernel;

/** Functions of single numbers that follow a product. */
public enum Activation {
  /** x. */
  NONE,
  /** x / (1 + e⁻ˣ), also called swish. Relative error at most 10⁻⁶, absolute near 0. */
  SILU,
  /** x/2 · (1 + erf(x/√2)). Absolute error at most 10⁻⁶ · max(1, |x|). */
  GELU,
  /** x/2 · (1 + tanh(√(2/π) (x + 0.044715 x³))). Absolute error at most 10⁻⁶ · max(1, |x|). */
  GELU_TANH
}
