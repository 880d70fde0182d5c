package io.headframe.benchmark.synthetic.internal;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.headframe.benchmark.synthetic.Pieces;
import io.headframe.core.method.Run;
import io.headframe.core.transformer.Checkpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** A folder as Hugging Face's transformers library saves it, with tokens whose text is their number. */
public final class HuggingFaceFolder {

  private static final Gson JSON = new GsonBuilder().disableHtmlEscaping().create();

  private HuggingFaceFolder() {}

  /** Writes config.json, model.safetensors, tokenizer.json and tokenizer_config.json. */
  public static void write(Checkpoint checkpoint, Path folder, Run run) throws IOException {
    Source source = new Source(checkpoint).checkPlain();
    Files.createDirectories(folder);
    JsonObject config = source.config().deepCopy();
    config.remove("rope_adjacent_pairs");
    // Jlama opens nothing without them.
    defaultTo(config, "bos_token_id", 1);
    defaultTo(config, "eos_token_id", 2);
    JsonArray architectures = new JsonArray();
    architectures.add(source.isGpt2() ? "GPT2LMHeadModel" : "LlamaForCausalLM");
    config.add("architectures", architectures);
    json(folder.resolve("config.json"), config);
    json(folder.resolve("tokenizer.json"), tokenizer(source.vocabulary()));
    JsonObject settings = new JsonObject();
    settings.addProperty("tokenizer_class", "PreTrainedTokenizerFast");
    settings.addProperty("unk_token", Pieces.of(0));
    json(folder.resolve("tokenizer_config.json"), settings);
    weights(parts(source, checkpoint.tensors().keySet()), folder.resolve("model.safetensors"), run);
  }

  private static List<Part> parts(Source source, Set<String> names) {
    List<Part> parts = new ArrayList<>();
    for (String name : names) {
      boolean rotates = name.endsWith("self_attn.q_proj.weight") || name.endsWith("self_attn.k_proj.weight");
      parts.add(rotates ? source.rotary(name, RotaryOrder.HALVES) : source.part(name));
    }
    return parts;
  }

  /** The length of a header, the header, the tensors (github.com/huggingface/safetensors). */
  private static void weights(List<Part> parts, Path file, Run run) throws IOException {
    JsonObject header = new JsonObject();
    long end = 0;
    for (Part part : parts) {
      JsonObject entry = new JsonObject();
      entry.addProperty("dtype", "F32");
      entry.add("shape", numbers(part.shape()));
      long begin = end;
      end += part.elements() * Float.BYTES;
      entry.add("data_offsets", numbers(begin, end));
      header.add(part.name(), entry);
    }
    byte[] text = JSON.toJson(header).getBytes(StandardCharsets.UTF_8);
    // Tensors begin where 64-byte vectors can be read in place.
    byte[] padded = Arrays.copyOf(text, (text.length + Long.BYTES + 63) / 64 * 64 - Long.BYTES);
    Arrays.fill(padded, text.length, padded.length, (byte) ' ');
    try (Output out = new Output(file, end, run)) {
      out.number(padded.length).bytes(padded);
      for (Part part : parts) {
        out.floats(part);
      }
      out.finish();
    }
  }

  private static void defaultTo(JsonObject config, String field, int value) {
    if (!config.has(field)) {
      config.addProperty(field, value);
    }
  }

  private static JsonArray numbers(long... values) {
    JsonArray array = new JsonArray();
    for (long value : values) {
      array.add(value);
    }
    return array;
  }

  /** Words of digits between spaces. */
  private static JsonObject tokenizer(int vocabulary) {
    JsonObject pieces = new JsonObject();
    for (int token = 0; token < vocabulary; token++) {
      pieces.addProperty(Pieces.of(token), token);
    }
    JsonObject model = new JsonObject();
    model.addProperty("type", "WordLevel");
    model.add("vocab", pieces);
    model.addProperty("unk_token", Pieces.of(0));
    JsonObject split = new JsonObject();
    split.addProperty("type", "WhitespaceSplit");
    JsonObject tokenizer = new JsonObject();
    tokenizer.addProperty("version", "1.0");
    tokenizer.add("added_tokens", new JsonArray());
    tokenizer.add("pre_tokenizer", split);
    tokenizer.add("model", model);
    return tokenizer;
  }

  private static void json(Path file, JsonObject content) throws IOException {
    Files.writeString(file, JSON.toJson(content) + "\n");
  }
}
