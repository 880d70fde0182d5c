package io.headframe.checkpoint.huggingface.internal;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.headframe.core.error.HeadframeException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The index of a checkpoint that is split into several files.
 *
 * @param file the index itself
 * @param shardOfTensor name of a tensor → name of the file that has it, which is in the index's own folder
 */
record ShardIndex(Path file, Map<String, String> shardOfTensor) {

  static ShardIndex read(Path file) {
    JsonElement map = JsonFile.readSettings(file).object().get("weight_map");
    if (!(map instanceof JsonObject object) || object.isEmpty()) {
      throw new HeadframeException(CheckpointError.BAD_INDEX, file, "it has no weight_map that names tensors");
    }
    Map<String, String> shards = new LinkedHashMap<>();
    object.entrySet().forEach(entry -> shards.put(entry.getKey(), fileName(file, entry)));
    return new ShardIndex(file, shards);
  }

  /** Only plain names: an index must not lead to files outside its folder. */
  private static String fileName(Path file, Map.Entry<String, JsonElement> entry) {
    JsonElement value = entry.getValue();
    if (value.isJsonPrimitive() && value.getAsString().matches("[\\w.-]+\\.safetensors")) {
      return value.getAsString();
    }
    throw new HeadframeException(CheckpointError.BAD_INDEX, file,
        "it says that tensor '" + entry.getKey() + "' is in " + value + ", which is no name of a safetensors file");
  }

  /** The names of the files, each once, in order. */
  SortedSet<String> shards() {
    return new TreeSet<>(shardOfTensor.values());
  }
}
