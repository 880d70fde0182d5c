package io.headframe.checkpoint.huggingface.internal;

import com.google.gson.JsonObject;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Tokenizer;
import io.headframe.core.transformer.Checkpoint;
import io.headframe.core.transformer.TensorData;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** An opened folder. Its digest is the SHA-256 of config.json and the weight files, in the order of their names. */
final class HuggingFaceCheckpoint implements Checkpoint {

  private final Path folder;
  private final JsonObject config;
  private final Map<String, TensorData> tensors;
  private final List<Path> weightFiles;
  private final Path tokenizer;

  HuggingFaceCheckpoint(
      Path folder, JsonObject config, Map<String, TensorData> tensors, List<Path> weightFiles, Path tokenizer) {
    this.folder = folder;
    this.config = config;
    this.tensors = tensors;
    this.weightFiles = weightFiles;
    this.tokenizer = tokenizer;
  }

  @Override
  public String origin() {
    return folder.toString();
  }

  @Override
  public JsonObject config() {
    return config.deepCopy();
  }

  @Override
  public Map<String, TensorData> tensors() {
    return tensors;
  }

  @Override
  public Tokenizer openTokenizer() {
    return JsonTokenizer.open(tokenizer, SpecialTokens.read(folder, config));
  }

  @Override
  public String digest() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      add(folder.resolve(HuggingFaceFormat.CONFIG), sha);
      for (Path file : weightFiles) {
        add(file, sha);
      }
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  private static void add(Path file, MessageDigest sha) {
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha)) {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException failed) {
      throw new HeadframeException(failed, HuggingFaceError.UNREADABLE, file, failed.getMessage());
    }
  }

  @Override
  public void close() {
    // Mappings outlive their channels.
  }
}
