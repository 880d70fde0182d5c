package io.headframe.checkpoint.llama2c.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.Technique;
import io.headframe.core.transformer.Checkpoint;
import io.headframe.core.transformer.CheckpointFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.osgi.service.component.annotations.Component;

/** Files of llama2.c in its first format: a header of seven integers, then 32-bit floats. */
@Component
@Technique(id = "llama2c")
public final class Llama2cFormat implements CheckpointFormat {

  @Override
  public String description() {
    return "a llama2.c file (.bin, with tok<vocabulary>.bin or tokenizer.bin beside it)";
  }

  @Override
  public boolean accepts(Path path) {
    return Files.isRegularFile(path) && path.getFileName().toString().endsWith(".bin");
  }

  @Override
  public Checkpoint open(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer first = ByteBuffer.allocate(Header.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      if (channel.size() < Header.BYTES) {
        throw new HeadframeException(Llama2cError.WRONG_SIZE, file, channel.size(), "at least " + Header.BYTES);
      }
      while (first.hasRemaining() && channel.read(first) >= 0) {
        // A read may return less than it was asked for.
      }
      Header header = Header.read(first.flip(), file);
      Layout layout = new Layout(header);
      if (layout.fileSize() != channel.size()) {
        throw new HeadframeException(Llama2cError.WRONG_SIZE, file, channel.size(), layout.fileSize());
      }
      return new Llama2cCheckpoint(file, header, MappedTensors.map(channel, layout));
    } catch (IOException failed) {
      throw new HeadframeException(failed, Llama2cError.UNREADABLE, file, failed.getMessage());
    }
  }
}
