package io.headframe.models.constructed.internal;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import io.headframe.core.model.Tokenizer;
import io.headframe.core.transformer.Checkpoint;
import io.headframe.core.transformer.EmbeddedModel;
import org.osgi.service.component.annotations.Component;

/**
 * A two-layer attention-only transformer whose weights are written down by hand, so that the role of each head is
 * known: 0.0 attends to the previous token, 0.1 to earlier occurrences of the same syllable, 1.0 is the induction head
 * for syllables (after … A B … A it says B), 1.1 retrieves by key (after … #k B … #k it says B). Heads 0.2 and 1.2
 * attend evenly, 0.3 and 1.3 rest on the beginning; these four write nothing. Use it to test what finds heads; it
 * knows no language.
 */
@Component
@Technique(id = "constructed")
public final class ConstructedModel implements EmbeddedModel, HealthCheck {

  @Override
  public String description() {
    return "Two attention layers written down by hand: previous-token 0.0, duplicate-token 0.1, induction 1.0,"
        + " retrieval by key 1.1, and four heads that do nothing.";
  }

  @Override
  public void checkHealth(Run run) {
    try (Checkpoint checkpoint = open(); Tokenizer tokenizer = checkpoint.openTokenizer()) {
      String read = tokenizer.decode(tokenizer.encode("ba de #3"));
      long embedded = checkpoint.tensors().get("embed.weight").elements();
      if (!read.equals("ba de #3") || embedded != (long) Vocabulary.SIZE * Residual.WIDTH) {
        throw new IllegalStateException("the text 'ba de #3' and " + Vocabulary.SIZE + " embeddings were expected, and"
            + " found were '" + read + "' and " + embedded + " numbers");
      }
    }
  }

  @Override
  public Checkpoint open() {
    return new ConstructedCheckpoint(ConstructedWeights.tensors());
  }
}
