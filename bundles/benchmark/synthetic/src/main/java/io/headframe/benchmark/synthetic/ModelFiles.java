package io.headframe.benchmark.synthetic;

import io.headframe.benchmark.synthetic.internal.GgufFile;
import io.headframe.benchmark.synthetic.internal.HuggingFaceFolder;
import io.headframe.benchmark.synthetic.internal.Llama2cFile;
import io.headframe.core.method.Run;
import io.headframe.core.transformer.Checkpoint;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes a checkpoint as files that other programs read, row by row: the same function in each, with the rows of
 * queries and keys in the order that the format has. Plain Llamas and GPT-2s are written, and tokens have
 * {@link Pieces} for text.
 *
 * <p>A run that is cancelled leaves no file. Progress goes from 0 to 1 for each file.
 */
public final class ModelFiles {

  private ModelFiles() {}

  /**
   * Writes a folder in Hugging Face's form: config.json, model.safetensors with 32-bit floats, a tokenizer of words.
   *
   * @param model what to write
   * @param folder is made where it is not there
   * @param run hears progress and cancels
   * @throws io.headframe.core.error.HeadframeException if the checkpoint is of a kind that is not written
   */
  public static void writeHuggingFace(Checkpoint model, Path folder, Run run) throws IOException {
    HuggingFaceFolder.write(model, folder, run);
  }

  /**
   * Writes a GGUF file, with a tokenizer that has no special tokens.
   *
   * @param model what to write
   * @param file the file; its folder is there
   * @param type how matrices are stored
   * @param run hears progress and cancels
   * @throws io.headframe.core.error.HeadframeException if the checkpoint is of a kind that is not written
   */
  public static void writeGguf(Checkpoint model, Path file, GgufType type, Run run) throws IOException {
    GgufFile.write(model, file, type, run);
  }

  /**
   * Writes a file of llama2.c, and beside it tokN.bin for N tokens.
   *
   * @param model a Llama with the rotation base and epsilon that llama2.c has
   * @param file the file; its folder is there
   * @param run hears progress and cancels
   * @throws io.headframe.core.error.HeadframeException if the checkpoint is of a kind that is not written
   */
  public static void writeLlama2c(Checkpoint model, Path file, Run run) throws IOException {
    Llama2cFile.write(model, file, run);
  }
}
