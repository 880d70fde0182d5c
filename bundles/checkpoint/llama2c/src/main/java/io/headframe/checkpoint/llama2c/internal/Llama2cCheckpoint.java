package io.headframe.checkpoint.llama2c.internal;

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

/** An opened llama2.c file. Its digest is the SHA-256 of the file, whose header is the configuration. */
final class Llama2cCheckpoint implements Checkpoint {

  private final Path file;
  private final Header header;
  private final Map<String, TensorData> tensors;

  Llama2cCheckpoint(Path file, Header header, Map<String, TensorData> tensors) {
    this.file = file;
    this.header = header;
    this.tensors = tensors;
  }

  @Override
  public String origin() {
    return file.toString();
  }

  @Override
  public JsonObject config() {
    return header.config();
  }

  @Override
  public Map<String, TensorData> tensors() {
    return tensors;
  }

  @Override
  public Tokenizer openTokenizer() {
    String sized = "tok" + header.vocabulary() + ".bin";
    for (String name : List.of(sized, "tokenizer.bin")) {
      Path candidate = file.resolveSibling(name);
      if (Files.isRegularFile(candidate)) {
        return new SentencePieceTokenizer(TokenizerFile.read(candidate, header.vocabulary()));
      }
    }
    throw new HeadframeException(Llama2cError.NO_TOKENIZER, file, sized);
  }

  @Override
  public String digest() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(sha.digest());
    } catch (IOException failed) {
      throw new HeadframeException(failed, Llama2cError.UNREADABLE, file, failed.getMessage());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  @Override
  public void close() {
    // Mappings outlive the channel.
  }
}
