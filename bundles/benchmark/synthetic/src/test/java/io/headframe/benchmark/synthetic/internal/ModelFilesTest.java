package io.headframe.benchmark.synthetic.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.headframe.benchmark.synthetic.GgufType;
import io.headframe.benchmark.synthetic.ModelFiles;
import io.headframe.benchmark.synthetic.Shape;
import io.headframe.benchmark.synthetic.SyntheticCheckpoint;
import io.headframe.checkpoint.huggingface.internal.HuggingFaceFormat;
import io.headframe.checkpoint.llama2c.internal.Llama2cFormat;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.RunCancelledException;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.Tokenizer;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.testing.TestRun;
import io.headframe.core.transformer.Checkpoint;
import io.headframe.core.transformer.TensorData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFilesTest {

  /** Rotations in another order of operations, on logits of size 5, five layers deep. */
  private static final float TOLERANCE = 1e-4f;

  private static final int[] PROMPT = {1, 17, 400, 23, 17, 99, 301, 7};

  @TempDir
  private Path folder;

  private TestRun run;

  @BeforeEach
  void begin() {
    run = new TestRun(new FixedLeases(), folder, 0);
  }

  @Test
  void llamaInEveryForm_givesTheSameLogits() throws IOException {
    SyntheticCheckpoint checkpoint = new SyntheticCheckpoint(Models.STORIES, 3);
    ModelFiles.writeHuggingFace(checkpoint, folder.resolve("hf"), run);
    ModelFiles.writeLlama2c(checkpoint, folder.resolve("model.bin"), run);
    try (CausalLM memory = Models.open(checkpoint);
        CausalLM huggingFace = Models.open(folder.resolve("hf"));
        CausalLM llama2c = Models.open(folder.resolve("model.bin"))) {
      float[] expected = Models.logits(memory, PROMPT);
      assertArrayEquals(expected, Models.logits(huggingFace, PROMPT), TOLERANCE);
      assertArrayEquals(expected, Models.logits(llama2c, PROMPT), TOLERANCE);
    }
  }

  @Test
  void llama2cFile_writtenAgainAsFolder_isTheFirstFolder() throws IOException {
    SyntheticCheckpoint checkpoint = new SyntheticCheckpoint(Models.STORIES, 3);
    ModelFiles.writeHuggingFace(checkpoint, folder.resolve("first"), run);
    ModelFiles.writeLlama2c(checkpoint, folder.resolve("model.bin"), run);
    try (Checkpoint file = new Llama2cFormat()
        .open(folder.resolve("model.bin"));
        Checkpoint first = new HuggingFaceFormat()
            .open(folder.resolve("first"))) {
      ModelFiles.writeHuggingFace(file, folder.resolve("second"), run);
      try (Checkpoint second = new HuggingFaceFormat()
          .open(folder.resolve("second"))) {
        first.tensors().forEach((name, tensor) ->
            assertEquals(tensor.bytes().get(), second.tensors().get(name).bytes().get(), name));
      }
    }
  }

  @Test
  void rowsThatWereNotReordered_giveOtherTokens() {
    SyntheticCheckpoint checkpoint = new SyntheticCheckpoint(Models.STORIES, 3);
    JsonObject otherOrder = checkpoint.config();
    otherOrder.addProperty("rope_adjacent_pairs", true);
    try (CausalLM right = Models.open(checkpoint); CausalLM wrong = Models.open(with(checkpoint, otherOrder))) {
      assertFalse(Arrays.equals(Models.greedy(right, 4, PROMPT), Models.greedy(wrong, 4, PROMPT)));
    }
  }

  @Test
  void gpt2Folder_givesTheSameLogits() throws IOException {
    SyntheticCheckpoint checkpoint = new SyntheticCheckpoint(Models.SMALL_GPT2, 3);
    ModelFiles.writeHuggingFace(checkpoint, folder.resolve("hf"), run);
    try (CausalLM memory = Models.open(checkpoint); CausalLM file = Models.open(folder.resolve("hf"))) {
      assertArrayEquals(Models.logits(memory, PROMPT), Models.logits(file, PROMPT), TOLERANCE);
    }
  }

  /** A model that repeats itself would give the same tokens with many mistakes in it. */
  @Test
  void greedyTokens_areVaried() {
    for (Shape shape : new Shape[] {Models.STORIES, Models.SMALL_GPT2}) {
      try (CausalLM model = Models.open(new SyntheticCheckpoint(shape, 1))) {
        long different = Arrays.stream(Models.greedy(model, 64, 1, 5, 9)).distinct().count();
        assertTrue(different >= 32, shape.name() + ": " + different + " different tokens among 64");
      }
    }
  }

  @Test
  void foldersTokenizer_readsNumbers() throws IOException {
    ModelFiles.writeHuggingFace(new SyntheticCheckpoint(Models.STORIES, 3), folder.resolve("hf"), run);
    try (CausalLM model = Models.open(folder.resolve("hf"))) {
      Tokenizer tokenizer = model.tokenizer();
      assertArrayEquals(new int[] {511, 7, 0}, tokenizer.encode("000511 000007 000000"));
      assertEquals("000511 000007", tokenizer.decode(511, 7));
      assertEquals(512, tokenizer.size());
    }
  }

  @Test
  void cancelledRun_leavesNoFile() throws IOException {
    TestRun cancelled = new TestRun(new FixedLeases(), folder, 0).cancelAtCheck(1);
    SyntheticCheckpoint checkpoint = new SyntheticCheckpoint(Models.STORIES, 3);
    assertThrows(RunCancelledException.class,
        () -> ModelFiles.writeGguf(checkpoint, folder.resolve("model.gguf"), GgufType.F32, cancelled));
    try (var files = Files.list(folder)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void biases_areRefused() {
    SyntheticCheckpoint checkpoint = new SyntheticCheckpoint(Models.STORIES, 3);
    JsonObject config = checkpoint.config();
    config.addProperty("attention_bias", true);
    HeadframeException error = assertThrows(HeadframeException.class, () -> ModelFiles.writeGguf(
        with(checkpoint, config), folder.resolve("model.gguf"), GgufType.F32, run));
    assertEquals("HF-BENCH-002", error.id());
    assertTrue(error.getMessage().contains("biases"), error.getMessage());
  }

  @Test
  void unknownShape_isRefusedWithTheNames() {
    HeadframeException error = assertThrows(HeadframeException.class, () -> Shape.named("llama-7b"));
    assertEquals("HF-BENCH-001", error.id());
    assertTrue(error.getMessage().contains("small-vocabulary"), error.getMessage());
  }

  private static Checkpoint with(Checkpoint checkpoint, JsonObject config) {
    return new Checkpoint() {
      @Override
      public String origin() {
        return "a changed checkpoint";
      }

      @Override
      public JsonObject config() {
        return config;
      }

      @Override
      public Map<String, TensorData> tensors() {
        return checkpoint.tensors();
      }

      @Override
      public Tokenizer openTokenizer() {
        return checkpoint.openTokenizer();
      }

      @Override
      public String digest() {
        return "changed";
      }

      @Override
      public void close() {
        checkpoint.close();
      }
    };
  }
}
