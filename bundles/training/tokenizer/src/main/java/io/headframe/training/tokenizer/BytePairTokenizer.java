package io.headframe.training.tokenizer;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;

/**
 * A byte-level byte-pair tokenizer.
 *
 * @param vocabulary the tokens by id, bytes written as GPT-2 writes them (a space is Ġ)
 * @param merges pairs that become one token, the first before the second
 * @param special tokens that stand for themselves
 */
public record BytePairTokenizer(List<String> vocabulary, List<Merge> merges, List<String> special)
    implements TrainedTokenizer {

  /**
   * Two tokens that become one.
   *
   * @param left the first
   * @param right the second
   */
  public record Merge(String left, String right) {}

  /** Copies the lists. */
  public BytePairTokenizer {
    vocabulary = List.copyOf(vocabulary);
    merges = List.copyOf(merges);
    special = List.copyOf(special);
  }

  @Override
  public JsonObject toJson() {
    return TokenizerJson.of(vocabulary, special, byteLevel(false), byteLevel(true), model());
  }

  private static JsonObject byteLevel(boolean decodes) {
    JsonObject part = new JsonObject();
    part.addProperty("type", "ByteLevel");
    part.addProperty("add_prefix_space", decodes);
    part.addProperty("trim_offsets", true);
    part.addProperty("use_regex", true);
    return part;
  }

  private JsonObject model() {
    JsonArray pairs = new JsonArray();
    for (Merge merge : merges) {
      pairs.add(merge.left + " " + merge.right);
    }
    JsonObject model = new JsonObject();
    model.addProperty("type", "BPE");
    model.add("dropout", null);
    model.add("unk_token", null);
    model.add("continuing_subword_prefix", null);
    model.add("end_of_word_suffix", null);
    model.addProperty("fuse_unk", false);
    model.addProperty("byte_fallback", false);
    model.addProperty("ignore_merges", false);
    model.add("vocab", TokenizerJson.ids(vocabulary));
    model.add("merges", pairs);
    return model;
  }
}
