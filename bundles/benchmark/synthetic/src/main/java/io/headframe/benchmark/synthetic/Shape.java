package io.headframe.benchmark.synthetic;

import io.headframe.benchmark.synthetic.internal.SyntheticError;
import io.headframe.core.error.HeadframeException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The sizes of a model of random weights.
 *
 * @param name what users call it
 * @param architecture {@code llama} or {@code gpt2}
 * @param width of the residual stream
 * @param mlpWidth inside the feed-forward part
 * @param layers number of blocks
 * @param heads attention heads
 * @param keyValueHeads heads that keys and values are shared in; as many as heads in {@code gpt2}
 * @param vocabulary number of tokens
 * @param context the most positions
 */
public record Shape(
    String name,
    String architecture,
    int width,
    int mlpWidth,
    int layers,
    int heads,
    int keyValueHeads,
    int vocabulary,
    int context) {

  /** The shapes that have names, from the one that is taken when none is named. */
  public static final List<Shape> NAMED = List.of(
      new Shape("llama-110m", "llama", 768, 2048, 12, 12, 12, 32000, 1024),
      new Shape("gpt2-small", "gpt2", 768, 3072, 12, 12, 12, 50257, 1024),
      new Shape("small-vocabulary", "llama", 768, 2048, 12, 12, 12, 512, 1024),
      new Shape("stories", "llama", 64, 172, 5, 8, 4, 512, 512));

  /**
   * A shape by its name.
   *
   * @throws HeadframeException if there is none of that name
   */
  public static Shape named(String name) {
    return NAMED.stream().filter(shape -> shape.name.equals(name)).findFirst()
        .orElseThrow(() -> new HeadframeException(SyntheticError.NO_SHAPE, name,
            NAMED.stream().map(Shape::name).collect(Collectors.joining(", "))));
  }

  /** The width of one head. */
  public int headWidth() {
    return width / heads;
  }

  /** Whether the unembedding is the embedding, as GPT-2 was published. */
  public boolean tied() {
    return architecture.equals("gpt2");
  }
}
