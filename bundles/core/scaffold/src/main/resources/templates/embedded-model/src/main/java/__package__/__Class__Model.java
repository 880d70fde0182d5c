package ${package};

import com.google.gson.JsonObject;
import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import io.headframe.core.model.Tokenizer;
import io.headframe.core.transformer.Checkpoint;
import io.headframe.core.transformer.EmbeddedModel;
import io.headframe.core.transformer.TensorData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;

/**
 * A transformer of one layer that says the next letter of the alphabet, and after z an a. Each letter has a coordinate
 * of the residual stream. The unembedding reads the coordinate of a letter as a logit of {@value #LOGIT} for the next;
 * attention does nothing.
 */
@Component
@Technique(id = "${id}")
public final class ${Class}Model implements EmbeddedModel, HealthCheck {

  /** e¹⁰ is 22026: the next letter is all but certain. */
  static final float LOGIT = 10;

  private static final int LETTERS = 26;
  private static final int POSITIONS = 128;

  @Override
  public String description() {
    return "Says the next letter of the alphabet.";
  }

  @Override
  public Checkpoint open() {
    JsonObject config = new JsonObject();
    config.addProperty("model_type", "attention-only");
    config.addProperty("num_hidden_layers", 1);
    config.addProperty("num_attention_heads", 1);
    config.addProperty("head_dim", 1);
    config.addProperty("hidden_size", LETTERS);
    config.addProperty("vocab_size", LETTERS);
    config.addProperty("max_position_embeddings", POSITIONS);
    List<String> letters = List.of("abcdefghijklmnopqrstuvwxyz".split(""));
    return new SmallCheckpoint("the model ${id}", config, letters, tensors());
  }

  /** Under the names of the architecture attention-only. */
  private static Map<String, TensorData> tensors() {
    float[] identity = new float[LETTERS * LETTERS];
    float[] next = new float[LETTERS * LETTERS];
    for (int letter = 0; letter < LETTERS; letter++) {
      identity[letter * LETTERS + letter] = 1;
      next[(letter + 1) % LETTERS * LETTERS + letter] = LOGIT;
    }
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    tensors.put("embed.weight", SmallCheckpoint.tensor(identity, LETTERS, LETTERS));
    tensors.put("pos_embed.weight", SmallCheckpoint.tensor(new float[POSITIONS * LETTERS], POSITIONS, LETTERS));
    for (String map : List.of("q", "k", "v")) {
      tensors.put("blocks.0.attn." + map + ".weight", SmallCheckpoint.tensor(new float[LETTERS], 1, LETTERS));
    }
    tensors.put("blocks.0.attn.o.weight", SmallCheckpoint.tensor(new float[LETTERS], LETTERS, 1));
    tensors.put("unembed.weight", SmallCheckpoint.tensor(next, LETTERS, LETTERS));
    return tensors;
  }

  @Override
  public void checkHealth(Run run) {
    try (Checkpoint checkpoint = open(); Tokenizer tokenizer = checkpoint.openTokenizer()) {
      String read = tokenizer.decode(tokenizer.encode("a b z"));
      if (!read.equals("a b z") || checkpoint.tensors().size() != 7) {
        throw new IllegalStateException("the text 'a b z' and 7 tensors were expected, and found were '" + read
            + "' and " + checkpoint.tensors().keySet());
      }
    }
  }
}
