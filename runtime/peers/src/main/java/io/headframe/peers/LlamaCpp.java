package io.headframe.peers;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.LlamaOutput;
import de.kherud.llama.ModelParameters;
import de.kherud.llama.TokenPrompt;
import de.kherud.llama.args.CacheType;
import java.io.IOException;
import java.nio.file.Path;

/** llama.cpp through java-llama.cpp. Reads files whose tokens have their number in six digits for text. */
public final class LlamaCpp implements Engine {

  private static final int PIECE = 6;

  private LlamaModel model;

  /** Serves. */
  public static void main(String[] arguments) throws IOException {
    Protocol.serve("llama.cpp, java-llama.cpp 4.1.0", "gguf", new LlamaCpp());
  }

  @Override
  public void load(Path file, int threads, int context) {
    if (model != null) {
      model.close();
    }
    model = new LlamaModel(new ModelParameters()
        .setModel(file.toString())
        .setThreads(threads)
        .setThreadsBatch(threads)
        .setCtxSize(context)
        .setParallel(1)
        // Its own default, 16 bits, makes another function of 32-bit weights.
        .setCacheTypeK(CacheType.F32)
        .setCacheTypeV(CacheType.F32)
        .disableLog());
  }

  @Override
  public Generated generate(int count, int[] prompt) {
    InferenceParameters parameters = TokenPrompt.of(prompt)
        .setNPredict(count)
        .setTemperature(0)
        .setTopK(1)
        .setCachePrompt(false);
    StringBuilder text = new StringBuilder();
    long begin = System.nanoTime();
    long first = begin;
    long last = begin;
    for (LlamaOutput output : model.generate(parameters)) {
      if (!output.text.isEmpty()) {
        last = System.nanoTime();
        first = text.length() == 0 ? last : first;
        text.append(output.text);
      }
    }
    return new Generated(first - begin, last - first, tokens(text.toString()));
  }

  private static int[] tokens(String text) {
    int[] tokens = new int[text.length() / PIECE];
    for (int i = 0; i < tokens.length; i++) {
      tokens[i] = Integer.parseInt(text.substring(i * PIECE, (i + 1) * PIECE));
    }
    return tokens;
  }
}
