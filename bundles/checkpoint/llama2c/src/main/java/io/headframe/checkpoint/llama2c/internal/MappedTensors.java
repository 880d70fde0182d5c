package io.headframe.checkpoint.llama2c.internal;

import io.headframe.core.transformer.TensorData;
import io.headframe.core.transformer.TensorData.ElementType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Maps tensors one by one, so that a file may be larger than one mapping can be. */
final class MappedTensors {

  private MappedTensors() {}

  static Map<String, TensorData> map(FileChannel channel, Layout layout) throws IOException {
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    for (Layout.Entry entry : layout.entries()) {
      ByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, entry.offset(), entry.bytes());
      tensors.put(entry.name(), new TensorData(ElementType.F32, entry.shape(), mapped::duplicate));
    }
    return Collections.unmodifiableMap(tensors);
  }
}
