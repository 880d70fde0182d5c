package io.headframe.core.transformer;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.google.gson.JsonParser;
import io.headframe.core.method.Run;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What the health checks of architectures have in common: a configuration of a small model is assembled on zeros, and
 * the tensors that the architecture asked for, with their shapes, must be exactly those that a checkpoint has.
 */
public final class ArchitectureHealth {

  private final ModelArchitecture architecture;
  private final String config;
  private final Set<String> tensors;

  /**
   * @param architecture what is checked
   * @param config a configuration, as JSON
   * @param tensors the tensors of such a checkpoint, one on each line: the name and then the length of each axis, with
   *     spaces between them
   */
  public ArchitectureHealth(ModelArchitecture architecture, String config, String tensors) {
    this.architecture = architecture;
    this.config = config;
    this.tensors = tensors.lines().map(String::strip).filter(line -> !line.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Assembles the model.
   *
   * @param run owns the zeros
   * @throws IllegalStateException if other tensors were asked for
   * @throws io.headframe.core.error.HeadframeException if the configuration is refused
   */
  public void check(Run run) {
    Zeros zeros = new Zeros(run.closeAtEnd(NDManager.newBaseManager(Device.cpu(), "PyTorch")));
    Decoder decoder = architecture.assemble(
        new CheckpointConfig("a configuration for the health check", JsonParser.parseString(config).getAsJsonObject()),
        zeros);
    if (!zeros.asked.equals(tensors)) {
      Set<String> missing = new TreeSet<>(tensors);
      missing.removeAll(zeros.asked);
      zeros.asked.removeAll(tensors);
      throw new IllegalStateException("a checkpoint has tensors " + missing + " that were not asked for, and "
          + zeros.asked + " were asked for that it has not");
    }
    if (decoder.blocks().size() != decoder.config().layers()) {
      throw new IllegalStateException("the configuration has " + decoder.config().layers() + " layers, and assembled"
          + " were " + decoder.blocks().size());
    }
  }

  /** Has every tensor of the list. */
  private final class Zeros implements Weights {

    private final NDManager memory;
    private final Set<String> asked = new TreeSet<>();

    Zeros(NDManager memory) {
      this.memory = memory;
    }

    @Override
    public NDArray get(String name, long... shape) {
      asked.add(name + LongStream.of(shape).mapToObj(length -> " " + length).collect(Collectors.joining()));
      return memory.zeros(new Shape(shape));
    }

    @Override
    public boolean has(String name) {
      return tensors.stream().anyMatch(tensor -> tensor.startsWith(name + " "));
    }
  }
}
