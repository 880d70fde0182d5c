package io.headframe.benchmark.decode.internal;

import io.headframe.benchmark.synthetic.Shape;
import io.headframe.benchmark.synthetic.SyntheticCheckpoint;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.Leases;
import io.headframe.core.method.Run;
import io.headframe.core.transformer.Checkpoint;
import io.headframe.core.transformer.CheckpointFormat;
import io.headframe.core.transformer.EmbeddedModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Opens the weights that are measured. */
final class Materials {

  private final Path folder;
  private final Run run;
  private final Map<String, Checkpoint> opened = new HashMap<>();

  /**
   * @param folder where forms of them are written, each in a folder of its own
   * @param run owns what is opened
   */
  Materials(Path folder, Run run) {
    this.folder = folder;
    this.run = run;
  }

  /** Random weights of a shape. */
  Material random(String shape, Run part) {
    Checkpoint checkpoint = new SyntheticCheckpoint(Shape.named(shape), run.seed());
    return new Material(shape, checkpoint, null, folder.resolve(shape), part);
  }

  /** An embedded model, a folder or a file. */
  Material named(String model, Run part) {
    Checkpoint checkpoint = opened.computeIfAbsent(model, this::open);
    String name = model.replaceAll(".*[/\\\\](?=[^/\\\\])", "").replaceAll("[/\\\\]", "");
    return new Material(name, checkpoint, model, folder.resolve(name), part);
  }

  private Checkpoint open(String model) {
    Leases leases = run.leases();
    if (leases.ids(EmbeddedModel.class).contains(model)) {
      return run.closeAtEnd(leases.lease(EmbeddedModel.class, model).get().open());
    }
    List<String> known = new ArrayList<>();
    for (String id : leases.ids(CheckpointFormat.class)) {
      CheckpointFormat format = leases.lease(CheckpointFormat.class, id).get();
      Path path = Path.of(model);
      if (Files.exists(path) && format.accepts(path)) {
        return run.closeAtEnd(format.open(path));
      }
      known.add(format.description());
    }
    throw new HeadframeException(DecodeError.NO_MODEL, model, String.join(", or ", known));
  }
}
