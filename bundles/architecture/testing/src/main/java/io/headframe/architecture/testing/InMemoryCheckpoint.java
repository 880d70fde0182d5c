package io.headframe.architecture.testing;

import com.google.gson.JsonObject;
import io.headframe.core.model.Tokenizer;
import io.headframe.core.transformer.Checkpoint;
import io.headframe.core.transformer.EmbeddedModel;
import io.headframe.core.transformer.TensorData;
import io.headframe.core.transformer.TensorData.ElementType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/**
 * A checkpoint of given or random tensors in memory, whose tokens are numbers below {@code vocab_size}. Mutable, so
 * that a test can break it; used by one thread.
 */
public final class InMemoryCheckpoint implements EmbeddedModel {

  private final JsonObject config = new JsonObject();
  private final Map<String, long[]> shapes = new LinkedHashMap<>();
  private final Map<String, float[]> values = new LinkedHashMap<>();
  private final Random random = new Random(5);
  private ElementType type = ElementType.F32;

  /** @param modelType the id of the architecture */
  public InMemoryCheckpoint(String modelType) {
    config.addProperty("model_type", modelType);
  }

  /** Sets a number of the configuration. */
  public InMemoryCheckpoint set(String field, Number value) {
    config.addProperty(field, value);
    return this;
  }

  /** Sets a flag of the configuration. */
  public InMemoryCheckpoint set(String field, boolean value) {
    config.addProperty(field, value);
    return this;
  }

  /** Sets a text of the configuration. */
  public InMemoryCheckpoint set(String field, String value) {
    config.addProperty(field, value);
    return this;
  }

  /** Adds a tensor. */
  public InMemoryCheckpoint tensor(String name, float[] data, long... shape) {
    shapes.put(name, shape.clone());
    values.put(name, data);
    return this;
  }

  /** Adds a matrix or table of normal numbers with deviation 0.2. */
  public InMemoryCheckpoint matrix(String name, long... shape) {
    return normal(name, 0, 0.2, shape);
  }

  /** Adds a vector of normal numbers around 1 with deviation 0.3, of gains. */
  public InMemoryCheckpoint gain(String name, long length) {
    return normal(name, 1, 0.3, length);
  }

  /** Adds a vector of normal numbers around 0 with deviation 0.3, of biases. */
  public InMemoryCheckpoint bias(String name, long length) {
    return normal(name, 0, 0.3, length);
  }

  private InMemoryCheckpoint normal(String name, double mean, double deviation, long... shape) {
    float[] data = new float[Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact))];
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) (mean + deviation * random.nextGaussian());
    }
    return tensor(name, data, shape);
  }

  /** Removes a tensor. */
  public InMemoryCheckpoint without(String name) {
    if (values.remove(name) == null) {
      throw new IllegalArgumentException("no tensor " + name);
    }
    shapes.remove(name);
    return this;
  }

  /** Says of a tensor that it has another shape. */
  public InMemoryCheckpoint reshape(String name, long... shape) {
    shapes.put(name, shape.clone());
    return this;
  }

  /** Stores all tensors in another type, with their values rounded before. */
  public InMemoryCheckpoint storedAs(ElementType other, DoubleUnaryOperator rounded) {
    type = other;
    values.values().forEach(array -> {
      for (int i = 0; i < array.length; i++) {
        array[i] = (float) rounded.applyAsDouble(array[i]);
      }
    });
    return this;
  }

  /** The configuration itself. */
  public JsonObject config() {
    return config;
  }

  /** A whole number of the configuration. */
  public int size(String field) {
    return config.get(field).getAsInt();
  }

  /** The names of the tensors. */
  public List<String> names() {
    return List.copyOf(values.keySet());
  }

  /** The values of a tensor themselves, row-major; null where there is none. */
  public float[] values(String name) {
    return values.get(name);
  }

  /** The shape of a tensor. */
  public long[] shape(String name) {
    return shapes.get(name).clone();
  }

  @Override
  public String description() {
    return "tensors in memory";
  }

  @Override
  public Checkpoint open() {
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    values.forEach((name, array) -> tensors.put(name, new TensorData(type, shapes.get(name), () -> bytes(array))));
    return new Opened(config, tensors);
  }

  private ByteBuffer bytes(float[] array) {
    ByteBuffer bytes =
        ByteBuffer.allocateDirect(array.length * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : array) {
      switch (type) {
        case F32 -> bytes.putFloat(value);
        case F16 -> bytes.putShort(HalfPrecision.bits(value));
        case BF16 -> bytes.putShort((short) (Float.floatToRawIntBits(value) >>> 16));
        case OTHER -> throw new IllegalArgumentException("values are stored in a type that can be read");
      }
    }
    return bytes.flip();
  }

  private record Opened(JsonObject config, Map<String, TensorData> tensors) implements Checkpoint {

    @Override
    public String origin() {
      return "the checkpoint in memory";
    }

    @Override
    public Tokenizer openTokenizer() {
      return new NumberTokenizer(config.get("vocab_size").getAsInt());
    }

    @Override
    public String digest() {
      return "in memory";
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
