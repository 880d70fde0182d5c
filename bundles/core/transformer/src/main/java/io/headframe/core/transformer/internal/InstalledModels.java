package io.headframe.core.transformer.internal;

import ai.djl.ndarray.NDManager;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.Lease;
import io.headframe.core.method.Leases;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ModelLoader;
import io.headframe.core.model.Tokenizer;
import io.headframe.core.transformer.Checkpoint;
import io.headframe.core.transformer.CheckpointConfig;
import io.headframe.core.transformer.CheckpointFormat;
import io.headframe.core.transformer.Decoder;
import io.headframe.core.transformer.EmbeddedModel;
import io.headframe.core.transformer.ModelArchitecture;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Opens models with the formats, architectures and embedded models that are installed. */
@Component
public final class InstalledModels implements ModelLoader {

  private final Leases leases;

  /** @param leases finds formats, architectures and embedded models */
  @Activate
  public InstalledModels(@Reference Leases leases) {
    this.leases = leases;
  }

  @Override
  public CausalLM load(String source) {
    try (Checkpoint checkpoint = open(source)) {
      return assemble(checkpoint);
    }
  }

  @Override
  public List<Embedded> embedded() {
    List<Embedded> models = new ArrayList<>();
    for (String name : leases.ids(EmbeddedModel.class)) {
      try (Lease<EmbeddedModel> model = leases.lease(EmbeddedModel.class, name)) {
        models.add(new Embedded(name, model.get().description()));
      }
    }
    return models;
  }

  private Checkpoint open(String source) {
    List<String> embedded = leases.ids(EmbeddedModel.class);
    if (embedded.contains(source)) {
      try (Lease<EmbeddedModel> model = leases.lease(EmbeddedModel.class, source)) {
        return model.get().open();
      }
    }
    Path path = existing(source, embedded);
    List<String> descriptions = new ArrayList<>();
    for (String id : leases.ids(CheckpointFormat.class)) {
      try (Lease<CheckpointFormat> format = leases.lease(CheckpointFormat.class, id)) {
        if (format.get().accepts(path)) {
          return format.get().open(path);
        }
        descriptions.add(format.get().description());
      }
    }
    throw new HeadframeException(TransformerError.UNKNOWN_FORMAT, path, String.join(", or ", descriptions));
  }

  private static Path existing(String source, List<String> embedded) {
    try {
      Path path = Path.of(source);
      if (Files.exists(path)) {
        return path;
      }
    } catch (InvalidPathException notAPath) {
      // Said below, with what would be one.
    }
    throw new HeadframeException(TransformerError.UNKNOWN_MODEL, source, String.join(", ", embedded));
  }

  private CausalLM assemble(Checkpoint checkpoint) {
    CheckpointConfig config = new CheckpointConfig(checkpoint.origin(), checkpoint.config());
    String type = config.text("model_type", "");
    List<String> known = leases.ids(ModelArchitecture.class);
    if (!known.contains(type)) {
      throw new HeadframeException(
          TransformerError.UNKNOWN_ARCHITECTURE, checkpoint.origin(), type, String.join(", ", known));
    }
    NDManager memory = NDManager.newBaseManager();
    Tokenizer tokenizer = null;
    try (Lease<ModelArchitecture> architecture = leases.lease(ModelArchitecture.class, type)) {
      Decoder decoder = architecture.get().assemble(config, new CheckpointWeights(checkpoint, memory));
      tokenizer = checkpoint.openTokenizer();
      int vocabulary = decoder.config().vocabularySize();
      if (tokenizer.size() > vocabulary) {
        throw new HeadframeException(
            TransformerError.TOKENIZER_MISMATCH, checkpoint.origin(), tokenizer.size(), vocabulary);
      }
      return new TransformerModel(memory, decoder, tokenizer, checkpoint.digest());
    } catch (RuntimeException | Error failure) {
      memory.close();
      if (tokenizer != null) {
        tokenizer.close();
      }
      throw failure;
    }
  }
}
