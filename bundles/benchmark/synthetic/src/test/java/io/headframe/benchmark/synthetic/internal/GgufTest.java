package io.headframe.benchmark.synthetic.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.benchmark.synthetic.GgufType;
import io.headframe.benchmark.synthetic.ModelFiles;
import io.headframe.benchmark.synthetic.Shape;
import io.headframe.benchmark.synthetic.SyntheticCheckpoint;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.testing.TestRun;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GgufTest {

  @TempDir
  private Path folder;

  private GgufReader written(SyntheticCheckpoint checkpoint, GgufType type) throws IOException {
    Path file = folder.resolve("model.gguf");
    ModelFiles.writeGguf(checkpoint, file, type, new TestRun(new FixedLeases(), folder, 0));
    return new GgufReader(file);
  }

  private static FloatBuffer values(SyntheticCheckpoint checkpoint, String name) {
    return checkpoint.tensors().get(name).bytes().get().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
  }

  @Test
  void llamasHeader_saysTheShape() throws IOException {
    GgufReader file = written(new SyntheticCheckpoint(Models.STORIES, 3), GgufType.F32);
    assertEquals("llama", file.settings.get("general.architecture"));
    assertEquals(5, file.settings.get("llama.block_count"));
    assertEquals(64, file.settings.get("llama.embedding_length"));
    assertEquals(172, file.settings.get("llama.feed_forward_length"));
    assertEquals(8, file.settings.get("llama.attention.head_count"));
    assertEquals(4, file.settings.get("llama.attention.head_count_kv"));
    assertEquals(8, file.settings.get("llama.rope.dimension_count"));
    assertEquals(512, file.settings.get("llama.context_length"));
    assertEquals(1e-5f, file.settings.get("llama.attention.layer_norm_rms_epsilon"));
    assertEquals(512, ((List<?>) file.settings.get("tokenizer.ggml.tokens")).size());
    assertEquals("000042", ((List<?>) file.settings.get("tokenizer.ggml.tokens")).get(42));
    assertEquals(3 + 5 * 9, file.tensors.size());
    assertEquals(List.of(64L, 172L), file.tensors.get("blk.4.ffn_gate.weight").lengths());
    assertEquals(List.of(172L, 64L), file.tensors.get("blk.4.ffn_down.weight").lengths());
    assertEquals(List.of(64L, 32L), file.tensors.get("blk.0.attn_k.weight").lengths());
    file.tensors.values().forEach(tensor -> assertEquals(0, tensor.position() % 32));
    assertEquals(file.length(), file.tensors.get("output.weight").position() + 4L * 512 * 64);
  }

  /** Rows of a head of width 8: HF 0 1 2 3 4 5 6 7 stand as 0 4 1 5 2 6 3 7. */
  @Test
  void llamasQueriesAndKeys_standInAdjacentPairs() throws IOException {
    SyntheticCheckpoint checkpoint = new SyntheticCheckpoint(Models.STORIES, 3);
    GgufReader file = written(checkpoint, GgufType.F32);
    int[] original = {0, 4, 1, 5, 2, 6, 3, 7};
    for (String[] names : new String[][] {{"attn_q", "q_proj", "64"}, {"attn_k", "k_proj", "32"}}) {
      FloatBuffer values = values(checkpoint, "model.layers.2.self_attn." + names[1] + ".weight");
      int rows = Integer.parseInt(names[2]);
      for (int row = 0; row < rows; row++) {
        int from = row / 8 * 8 + original[row % 8];
        for (int column = 0; column < 64; column++) {
          assertEquals(values.get(from * 64 + column),
              file.value("blk.2." + names[0] + ".weight", row * 64L + column));
        }
      }
      assertNotEquals(values.get(64), file.value("blk.2." + names[0] + ".weight", 64));
    }
    FloatBuffer untouched = values(checkpoint, "model.layers.2.self_attn.v_proj.weight");
    assertEquals(untouched.get(64), file.value("blk.2.attn_v.weight", 64));
  }

  @Test
  void gpt2sMatrices_areTransposed() throws IOException {
    SyntheticCheckpoint checkpoint = new SyntheticCheckpoint(Models.SMALL_GPT2, 3);
    GgufReader file = written(checkpoint, GgufType.F32);
    assertEquals("gpt2", file.settings.get("general.architecture"));
    assertEquals(List.of(64L, 192L), file.tensors.get("blk.1.attn_qkv.weight").lengths());
    FloatBuffer values = values(checkpoint, "h.1.attn.c_attn.weight");
    for (int out : new int[] {0, 1, 70, 191}) {
      for (int in : new int[] {0, 1, 63}) {
        assertEquals(values.get(in * 192 + out), file.value("blk.1.attn_qkv.weight", out * 64L + in));
      }
    }
    assertEquals(values(checkpoint, "h.1.mlp.c_fc.bias").get(200), file.value("blk.1.ffn_up.bias", 200));
    assertEquals(values(checkpoint, "wpe.weight").get(1000), file.value("position_embd.weight", 1000));
    assertEquals(values(checkpoint, "wte.weight").get(1000), file.value("output.weight", 1000));
  }

  /** The nearest of 127 steps: half a step off, and a scale of 11 bits. */
  @Test
  void blocks_areNearTheFloats() throws IOException {
    Shape shape = Models.STORIES;
    SyntheticCheckpoint checkpoint = new SyntheticCheckpoint(shape, 3);
    GgufReader file = written(checkpoint, GgufType.Q8_0);
    assertEquals(8, file.tensors.get("token_embd.weight").type());
    assertEquals(0, file.tensors.get("blk.0.attn_norm.weight").type());
    assertEquals(0, file.tensors.get("blk.0.ffn_down.weight").type(), "172 is no multiple of 32");
    FloatBuffer values = values(checkpoint, "model.embed_tokens.weight");
    double largest = 0.5 * Math.sqrt(3);
    double bound = largest / 127 / 2 + largest / 2048;
    double worst = 0;
    for (int i = 0; i < values.limit(); i++) {
      worst = Math.max(worst, Math.abs(values.get(i) - file.value("token_embd.weight", i)));
    }
    assertTrue(worst < bound && worst > bound / 3, "worst " + worst + ", bound " + bound);
  }
}
