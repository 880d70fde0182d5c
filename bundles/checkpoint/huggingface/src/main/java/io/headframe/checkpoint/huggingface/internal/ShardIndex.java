package io.headframe.checkpoint.huggingface.internal;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.transformer.TensorData;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The index of a checkpoint in several files.
 *
 * @param folder where the files are
 * @param files tensor name to file name
 */
record ShardIndex(Path folder, Map<String, String> files) {

  static ShardIndex read(Path folder) {
    Path file = folder.resolve(HuggingFaceFormat.INDEX);
    JsonObject json = JsonFile.read(file);
    if (!(json.get("weight_map") instanceof JsonObject map)) {
      throw new HeadframeException(HuggingFaceError.BAD_JSON, file, "it has no object 'weight_map'");
    }
    Map<String, String> files = new LinkedHashMap<>();
    for (Map.Entry<String, JsonElement> entry : map.entrySet()) {
      String name = entry.getValue().isJsonPrimitive() ? entry.getValue().getAsString() : "";
      if (name.isEmpty() || !Path.of(name).equals(Path.of(name).getFileName()) || name.startsWith("..")) {
        throw new HeadframeException(HuggingFaceError.OUTSIDE, folder, entry.getValue());
      }
      files.put(entry.getKey(), name);
    }
    return new ShardIndex(folder, files);
  }

  /** The tensors of the index, each from its file. */
  Map<String, TensorData> open() {
    Map<String, SafetensorsFile> opened = new HashMap<>();
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    files.forEach((tensor, name) -> {
      SafetensorsFile file = opened.computeIfAbsent(
          name, shard -> SafetensorsFile.open(HuggingFaceFormat.required(folder, shard)));
      TensorData data = file.tensors().get(tensor);
      if (data == null) {
        throw new HeadframeException(HuggingFaceError.NOT_IN_SHARD, folder, tensor, name);
      }
      tensors.put(tensor, data);
    });
    return Collections.unmodifiableMap(tensors);
  }
}
