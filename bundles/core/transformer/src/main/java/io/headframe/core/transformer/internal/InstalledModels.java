package io.headframe.core.transformer.internal;

import ai.djl.ndarray.NDManager;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.kernel.Kernel;
import io.headframe.core.method.Lease;
import io.headframe.core.method.Leases;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.Computation;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Opens models with the formats, architectures and embedded models that are installed. A model is made of their
 * classes, so it holds their leases until it is closed.
 */
@Component(service = {ModelLoader.class, InstalledModels.class})
public final class InstalledModels implements ModelLoader {

  private final Leases leases;

  /** @param leases finds formats, architectures and embedded models */
  @Activate
  public InstalledModels(@Reference Leases leases) {
    this.leases = leases;
  }

  @Override
  public CausalLM load(String source) {
    return load(source, Computation.DEFAULT);
  }

  @Override
  public CausalLM load(String source, Computation how) {
    return load(source, how, leases);
  }

  /** As {@link #load(String, Computation)}, with leases that a run keeps account of. */
  CausalLM load(String source, Computation how, Leases accounted) {
    List<Lease<?>> held = new ArrayList<>();
    ModelSource wanted = ModelSource.parse(source);
    try (Checkpoint checkpoint = open(wanted.place(), accounted, held)) {
      ModelKernel kernel = kernel(how, accounted, held);
      return assemble(checkpoint, wanted.rounded(), kernel, accounted, held);
    } catch (RuntimeException | Error failure) {
      held.forEach(Lease::close);
      throw failure;
    }
  }

  @Override
  public List<Embedded> embedded() {
    List<Embedded> models = new ArrayList<>();
    for (String name : leases.ids(EmbeddedModel.class)) {
      try (Lease<EmbeddedModel> model = leases.lease(EmbeddedModel.class, name)) {
        models.add(new Embedded(name, model.get().description(), model.get().card()));
      }
    }
    return models;
  }

  private static Checkpoint open(String source, Leases leases, List<Lease<?>> held) {
    List<String> embedded = leases.ids(EmbeddedModel.class);
    if (embedded.contains(source)) {
      Lease<EmbeddedModel> model = leases.lease(EmbeddedModel.class, source);
      held.add(model);
      return model.get().open();
    }
    Path path = existing(source, embedded);
    List<String> descriptions = new ArrayList<>();
    for (String id : leases.ids(CheckpointFormat.class)) {
      Lease<CheckpointFormat> format = leases.lease(CheckpointFormat.class, id);
      held.add(format);
      if (format.get().accepts(path)) {
        return format.get().open(path);
      }
      descriptions.add(format.get().description());
      held.remove(format);
      format.close();
    }
    throw new HeadframeException(TransformerError.UNKNOWN_FORMAT, path, String.join(", or ", descriptions));
  }

  private static Path existing(String source, List<String> embedded) {
    try {
      Path path = Path.of(source);
      if (!source.isBlank() && Files.exists(path)) {
        return path;
      }
    } catch (InvalidPathException notAPath) {
      // Said below, with what would be one.
    }
    throw new HeadframeException(TransformerError.UNKNOWN_MODEL, source, String.join(", ", embedded));
  }

  private static ModelKernel kernel(Computation how, Leases leases, List<Lease<?>> held) {
    if (how.kernel().equals(Computation.NONE)) {
      return ModelKernel.none();
    }
    if (!how.kernel().equals(Computation.BEST)) {
      return new ModelKernel(lease(how.kernel(), leases, held), null, how.threads());
    }
    List<String> ids = byRank(leases);
    if (ids.isEmpty()) {
      return ModelKernel.none();
    }
    ModelKernel.Named simple = ids.size() == 1 ? null : lease(ids.get(ids.size() - 1), leases, held);
    return new ModelKernel(lease(ids.get(0), leases, held), simple, how.threads());
  }

  private static ModelKernel.Named lease(String id, Leases leases, List<Lease<?>> held) {
    Lease<Kernel> kernel = leases.lease(Kernel.class, id);
    held.add(kernel);
    return new ModelKernel.Named(id, kernel.get());
  }

  /** The ids of the kernels, those of the greatest rank first. */
  private static List<String> byRank(Leases leases) {
    Map<String, Integer> ranks = new LinkedHashMap<>();
    for (String id : leases.ids(Kernel.class)) {
      try (Lease<Kernel> kernel = leases.lease(Kernel.class, id)) {
        ranks.put(id, kernel.get().rank());
      }
    }
    return ranks.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .map(Map.Entry::getKey).toList();
  }

  private static CausalLM assemble(
      Checkpoint checkpoint, boolean rounded, ModelKernel kernel, Leases leases, List<Lease<?>> held) {
    CheckpointConfig config = new CheckpointConfig(checkpoint.origin(), checkpoint.config());
    String type = config.text("model_type", "");
    List<String> known = leases.ids(ModelArchitecture.class);
    if (!known.contains(type)) {
      throw new HeadframeException(
          TransformerError.UNKNOWN_ARCHITECTURE, checkpoint.origin(), type, String.join(", ", known));
    }
    Lease<ModelArchitecture> architecture = leases.lease(ModelArchitecture.class, type);
    held.add(architecture);
    NDManager memory = NDManager.newBaseManager();
    Tokenizer tokenizer = null;
    try {
      Decoder decoder = architecture.get().assemble(config, new CheckpointWeights(checkpoint, memory));
      tokenizer = checkpoint.openTokenizer();
      int vocabulary = decoder.config().vocabularySize();
      if (tokenizer.size() > vocabulary) {
        throw new HeadframeException(
            TransformerError.TOKENIZER_MISMATCH, checkpoint.origin(), tokenizer.size(), vocabulary);
      }
      SharedParts shared = new SharedParts(tokenizer, kernel, held);
      return rounded
          ? new TransformerModel(memory, decoder.rounded(memory), shared, checkpoint.digest(), "8-bit weights")
          : new TransformerModel(memory, decoder, shared, checkpoint.digest());
    } catch (RuntimeException | Error failure) {
      memory.close();
      if (tokenizer != null) {
        tokenizer.close();
      }
      throw failure;
    }
  }
}
