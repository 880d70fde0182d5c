package io.headframe.checkpoint.huggingface.internal;

import com.google.gson.JsonObject;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Tokenizer;
import io.headframe.core.transformer.Checkpoint;
import io.headframe.core.transformer.TensorData;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;

/** An opened folder. Safe for use by several threads. */
final class HuggingFaceCheckpoint implements Checkpoint {

  private static final HexFormat HEX = HexFormat.of();

  private final Path folder;
  private final JsonFile config;
  private final SafetensorsFolder weights;

  private HuggingFaceCheckpoint(Path folder, JsonFile config, SafetensorsFolder weights) {
    this.folder = folder;
    this.config = config;
    this.weights = weights;
  }

  static HuggingFaceCheckpoint open(Path folder) {
    Path file = folder.resolve("config.json");
    if (!Files.exists(file)) {
      throw new HeadframeException(CheckpointError.NO_CONFIG, folder);
    }
    return new HuggingFaceCheckpoint(folder, JsonFile.readSettings(file), SafetensorsFolder.open(folder));
  }

  @Override
  public String origin() {
    return folder.toString();
  }

  @Override
  public JsonObject config() {
    return config.object().deepCopy();
  }

  @Override
  public Map<String, TensorData> tensors() {
    return weights.tensors();
  }

  @Override
  public Tokenizer openTokenizer() {
    return FolderTokenizer.open(folder, config);
  }

  /**
   * The SHA-256 of a list of files: config.json, then the weight files by name, each a line of its SHA-256, two spaces,
   * its name and a line feed. That is what {@code sha256sum config.json model.safetensors | sha256sum} prints.
   */
  @Override
  public String digest() {
    MessageDigest list = Sha256.start();
    list.update(line(HEX.formatHex(Sha256.start().digest(config.bytes())), config.file()));
    for (SafetensorsFile file : weights.files()) {
      list.update(line(HEX.formatHex(file.sha256()), file.path()));
    }
    return HEX.formatHex(list.digest());
  }

  private static byte[] line(String digest, Path file) {
    return (digest + "  " + file.getFileName() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    weights.close();
  }
}
