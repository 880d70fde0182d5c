package io.headframe.checkpoint.huggingface.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.transformer.TensorData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The weights of a folder: one safetensors file, or the shards that an index names. */
final class SafetensorsFolder implements AutoCloseable {

  private static final String SINGLE = "model.safetensors";
  private static final String INDEX = "model.safetensors.index.json";
  private static final String PICKLE = ".*\\.(bin|pt|pth|ckpt)";

  private final List<SafetensorsFile> files;
  private final Map<String, TensorData> tensors;

  private SafetensorsFolder(List<SafetensorsFile> files, Map<String, TensorData> tensors) {
    this.files = List.copyOf(files);
    this.tensors = Collections.unmodifiableMap(tensors);
  }

  static SafetensorsFolder open(Path folder) {
    if (Files.exists(folder.resolve(SINGLE))) {
      SafetensorsFile file = SafetensorsFile.open(folder.resolve(SINGLE));
      return new SafetensorsFolder(List.of(file), file.tensors());
    }
    if (Files.exists(folder.resolve(INDEX))) {
      return openShards(folder, ShardIndex.read(folder.resolve(INDEX)));
    }
    throw pickle(folder)
        .map(name -> new HeadframeException(CheckpointError.ONLY_PICKLE, folder, name))
        .orElseGet(() -> new HeadframeException(CheckpointError.NO_WEIGHTS, folder));
  }

  private static Optional<String> pickle(Path folder) {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches(PICKLE))
          .sorted()
          .findFirst();
    } catch (IOException e) {
      throw JsonFile.unreadable(folder, e);
    }
  }

  private static SafetensorsFolder openShards(Path folder, ShardIndex index) {
    List<SafetensorsFile> files = new ArrayList<>();
    try {
      for (String shard : index.shards()) {
        Path file = folder.resolve(shard);
        if (!Files.exists(file)) {
          throw new HeadframeException(CheckpointError.SHARD_MISSING, index.file(), shard);
        }
        files.add(SafetensorsFile.open(file));
      }
      return new SafetensorsFolder(files, merged(files, index));
    } catch (RuntimeException e) {
      files.forEach(SafetensorsFile::close);
      throw e;
    }
  }

  private static Map<String, TensorData> merged(List<SafetensorsFile> files, ShardIndex index) {
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    Map<String, Path> owners = new LinkedHashMap<>();
    for (SafetensorsFile file : files) {
      file.tensors().forEach((name, tensor) -> {
        Path other = owners.put(name, file.path().getFileName());
        if (other != null) {
          throw new HeadframeException(
              CheckpointError.TENSOR_IN_TWO_SHARDS, name, other, file.path().getFileName());
        }
        tensors.put(name, tensor);
      });
    }
    index.shardOfTensor().forEach((name, shard) -> {
      if (!Path.of(shard).equals(owners.get(name))) {
        throw new HeadframeException(CheckpointError.TENSOR_NOT_IN_SHARD, name, shard);
      }
    });
    return tensors;
  }

  /** By name. */
  List<SafetensorsFile> files() {
    return files;
  }

  /** The tensors of all files. */
  Map<String, TensorData> tensors() {
    return tensors;
  }

  @Override
  public void close() {
    files.forEach(SafetensorsFile::close);
  }
}
