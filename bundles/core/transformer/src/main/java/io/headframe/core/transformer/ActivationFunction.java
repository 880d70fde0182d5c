package io.headframe.core.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import io.headframe.core.model.GraphArrays;

/** The non-linear functions of feed-forward parts that have no gate. */
public enum ActivationFunction {

  /** GELU: x Φ(x) = x/2 · (1 + erf(x/√2)). Hendrycks and Gimpel (2016), arXiv 1606.08415, section 2. */
  GELU(io.headframe.core.kernel.Activation.GELU) {
    @Override
    public NDArray apply(NDArray x) {
      return Activation.gelu(x);
    }
  },

  /**
   * GELU by a hyperbolic tangent: x/2 · (1 + tanh(√(2/π) (x + 0.044715 x³))), the approximation of the same paper that
   * GPT-2 was trained with. At most 5e-4 from {@link #GELU}.
   */
  GELU_TANH(io.headframe.core.kernel.Activation.GELU_TANH) {
    @Override
    public NDArray apply(NDArray x) {
      // (1 + tanh(u)) / 2 is the sigmoid of 2u, which takes a fifth of the time.
      double twice = 2 * Math.sqrt(2 / Math.PI);
      return x.mul(Activation.sigmoid(GraphArrays.scaled(x.square(), CUBIC * twice).add(twice).mul(x)));
    }
  };

  private static final double CUBIC = 0.044715;

  private final io.headframe.core.kernel.Activation kernelActivation;

  ActivationFunction(io.headframe.core.kernel.Activation kernelActivation) {
    this.kernelActivation = kernelActivation;
  }

  /** The same function as kernels name it. */
  io.headframe.core.kernel.Activation kernelActivation() {
    return kernelActivation;
  }

  /**
   * @param x any shape
   * @return the same shape, with the owner of {@code x}
   */
  public abstract NDArray apply(NDArray x);

  /**
   * Reads a function by its Hugging Face name.
   *
   * @param field the field of the configuration
   * @param absent the name that counts where the field is not there
   * @throws io.headframe.core.error.HeadframeException if the name is none of those known here
   */
  public static ActivationFunction read(CheckpointConfig config, String field, String absent) {
    return switch (config.text(field, absent)) {
      case "gelu", "gelu_python" -> GELU;
      case "gelu_new", "gelu_fast", "gelu_pytorch_tanh", "gelu_accurate" -> GELU_TANH;
      default -> throw config.unsupported(field, "gelu, gelu_new, gelu_fast or gelu_pytorch_tanh");
    };
  }
}
