package io.headframe.benchmark.synthetic.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.headframe.benchmark.synthetic.Shape;
import io.headframe.benchmark.synthetic.SyntheticCheckpoint;
import io.headframe.core.transformer.TensorData;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

class SyntheticCheckpointTest {

  @Test
  void sameSeed_givesTheSameNumbers() {
    String name = "model.layers.3.mlp.up_proj.weight";
    TensorData first = new SyntheticCheckpoint(Models.STORIES, 8).tensors().get(name);
    assertEquals(first.bytes().get(), new SyntheticCheckpoint(Models.STORIES, 8).tensors().get(name).bytes().get());
    assertNotEquals(first.bytes().get(), new SyntheticCheckpoint(Models.STORIES, 9).tensors().get(name).bytes().get());
  }

  /** 172 · 64 numbers: their mean square has a relative error of 0.9 % or so. */
  @Test
  void matrix_hasTheDeviationOfItsWidth() {
    FloatBuffer values = new SyntheticCheckpoint(Models.STORIES, 8).tensors().get("model.layers.3.mlp.up_proj.weight")
        .bytes().get().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    double squares = 0;
    for (int i = 0; i < values.limit(); i++) {
      squares += values.get(i) * (double) values.get(i);
    }
    assertEquals(1 / 8.0, Math.sqrt(squares / values.limit()), 0.004);
  }

  /** 12 layers of 4·768² + 3·768·2048 + 2·768, two tables of 32000·768, a norm: 134 million. */
  @Test
  void llama110m_hasItsSize() {
    long elements = new SyntheticCheckpoint(Shape.named("llama-110m"), 1).tensors().values().stream()
        .mapToLong(TensorData::elements).sum();
    assertEquals(12L * (4 * 768 * 768 + 3 * 768 * 2048 + 2 * 768) + 2L * 32000 * 768 + 768, elements);
  }

  /** What OpenAI published has 124 439 808. */
  @Test
  void gpt2Small_hasThePublishedSize() {
    long elements = new SyntheticCheckpoint(Shape.named("gpt2-small"), 1).tensors().values().stream()
        .mapToLong(TensorData::elements).sum();
    assertEquals(124_439_808, elements);
  }
}
