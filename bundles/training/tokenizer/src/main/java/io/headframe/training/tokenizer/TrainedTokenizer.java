package io.headframe.training.tokenizer;

import com.google.gson.JsonObject;
import java.util.List;

/** A tokenizer that was learned from text. Immutable. */
public sealed interface TrainedTokenizer permits BytePairTokenizer, WordTokenizer {

  /** The tokens by id, as they stand in the file. */
  List<String> vocabulary();

  /** The content of a {@code tokenizer.json} that Hugging Face's tokenizers read. It adds no tokens to a text. */
  JsonObject toJson();
}
