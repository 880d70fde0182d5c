package io.headframe.prompts.pairs.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Lease;
import io.headframe.core.method.Leases;
import io.headframe.core.method.ParameterType;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import io.headframe.prompts.api.PairSource;
import io.headframe.prompts.api.PromptPair;
import io.headframe.prompts.api.PromptPairs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Lets a method have prompt pairs as a parameter: the id of a source or a file. An id wins over a file of that name,
 * for which one writes {@code ./NAME}.
 */
@Component
@Technique(id = "io.headframe.prompts.api.PromptPairs")
public final class PairsParameter implements ParameterType<PromptPairs>, HealthCheck {

  private final Leases leases;

  /** @param leases knows which sources there are */
  @Activate
  public PairsParameter(@Reference Leases leases) {
    this.leases = leases;
  }

  @Override
  public String description() {
    List<String> sources = leases.ids(PairSource.class);
    String file = "a file with {\"clean\", \"corrupt\", \"answer\", \"wrong\"} on each line";
    return sources.isEmpty() ? file : String.join(", ", sources) + " or " + file;
  }

  /**
   * {@inheritDoc} The digest of a source is that of its id: what it makes depends on the seed, the model and the
   * version of its bundle, and the record of the run has these.
   */
  @Override
  public Opened<PromptPairs> open(String text, Run run) {
    List<String> sources = run.leases().ids(PairSource.class);
    if (sources.contains(text)) {
      // The run ends the lease.
      Lease<PairSource> source = run.leases().lease(PairSource.class, text);
      PromptPairs pairs = (tokenizer, count, seed) -> source.get().pairs(tokenizer, count, seed);
      return new Opened<>(pairs, Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
    }
    PairsFile file = PairsFile.read(existing(text, sources));
    return new Opened<>(file, file.digest());
  }

  @Override
  public void checkHealth(Run run) throws IOException {
    Path file = Files.writeString(run.artifact("pairs.jsonl"),
        "{\"clean\": \"A and B, B to\", \"corrupt\": \"A and B, A to\", \"answer\": \" A\", \"wrong\": \" B\"}");
    List<PromptPair> expected = List.of(new PromptPair("A and B, B to", "A and B, A to", " A", " B"));
    List<PromptPair> found = PairsFile.read(file).pairs();
    if (!found.equals(expected)) {
      throw new IllegalStateException(expected + " was written, and read were " + found);
    }
  }

  private static Path existing(String text, List<String> sources) {
    try {
      Path path = Path.of(text);
      if (!text.isBlank() && Files.exists(path)) {
        return path;
      }
    } catch (InvalidPathException notAPath) {
      // Said below, with what would be one.
    }
    throw new HeadframeException(PromptError.UNKNOWN_PAIRS, text, String.join(", ", sources));
  }
}
