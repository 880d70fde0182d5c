package io.headframe.checkpoint.huggingface.internal;

import io.headframe.core.method.Run;
import io.headframe.core.transformer.Checkpoint;
import io.headframe.core.transformer.CheckpointFormat;
import io.headframe.core.transformer.TensorData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a folder with one tensor of two numbers and reads it again. */
final class FormatHealth {

  private static final String HEADER = "{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}";

  private FormatHealth() {}

  static void check(CheckpointFormat format, Run run) throws IOException {
    Path folder = Files.createDirectories(run.artifact("checkpoint"));
    Files.writeString(folder.resolve("config.json"), "{\"model_type\": \"none\"}");
    byte[] header = HEADER.getBytes(StandardCharsets.UTF_8);
    Files.write(folder.resolve("model.safetensors"),
        ByteBuffer.allocate(8 + header.length + 8).order(ByteOrder.LITTLE_ENDIAN)
            .putLong(header.length).put(header).putFloat(1.5f).putFloat(-2).array());
    try (Checkpoint checkpoint = format.open(folder)) {
      TensorData tensor = checkpoint.tensors().get("w");
      ByteBuffer bytes = tensor.bytes().get().order(ByteOrder.LITTLE_ENDIAN);
      float first = bytes.getFloat();
      float second = bytes.getFloat();
      if (first != 1.5f || second != -2) {
        throw new IllegalStateException(
            "a tensor of 1.5 and -2 was written, and read were " + first + " and " + second);
      }
    }
  }
}
