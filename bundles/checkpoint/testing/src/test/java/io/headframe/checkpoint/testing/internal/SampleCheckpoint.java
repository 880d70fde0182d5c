package io.headframe.checkpoint.testing.internal;

import com.google.gson.JsonObject;
import io.headframe.core.error.ErrorKind;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Tokenizer;
import io.headframe.core.transformer.Checkpoint;
import io.headframe.core.transformer.TensorData;
import io.headframe.core.transformer.TensorData.ElementType;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** A checkpoint of one tensor that keeps every rule of the kit, or breaks the one whose test is named. */
final class SampleCheckpoint implements Checkpoint {

  private static final ErrorKind NO_TOKENIZER = ErrorKind.input("HF-SAMPLE-002", "There is no tokenizer in %s.");

  private final String broken;
  private final JsonObject config = new JsonObject();
  private final ByteBuffer bytes = ByteBuffer.allocate(8);
  private boolean closed;

  SampleCheckpoint(String broken) {
    this.broken = broken;
    config.addProperty("model_type", "sample");
  }

  @Override
  public String origin() {
    return "a sample";
  }

  @Override
  public JsonObject config() {
    return breaks("configuration_namesAnArchitecture_andIsACopy") ? config : config.deepCopy();
  }

  @Override
  public Map<String, TensorData> tensors() {
    int length = breaks("everyTensor_hasAsManyBytesAsItsShapeSays") ? 3 : 2;
    TensorData whole = new TensorData(ElementType.F32, new long[] {2}, this::bytes);
    return length == 2 ? Map.of("w", whole)
        : new TreeMap<>(Map.of("a", whole, "w", new TensorData(ElementType.F32, new long[] {3}, this::bytes)));
  }

  private ByteBuffer bytes() {
    if (closed) {
      throw new IllegalStateException("closed");
    }
    boolean shared = breaks("bytes_areGivenAnewAtEachCall")
        || breaks("bytesThatWereRead_stayValid_whenTheCheckpointIsClosed");
    return !shared ? bytes.duplicate() : breaks("bytes_areGivenAnewAtEachCall") ? bytes : bytes.rewind();
  }

  @Override
  public Tokenizer openTokenizer() {
    if (broken.equals("no tokenizer")) {
      throw new HeadframeException(NO_TOKENIZER, origin());
    }
    return new Letters(breaks("tokenizer_knowsItsTokens_andEncodesEmptyText"));
  }

  @Override
  public String digest() {
    return breaks("digest_isThatOfTheContent_eachTime") ? "none" : "0123456789abcdef".repeat(4);
  }

  @Override
  public void close() {
    closed = true;
    if (breaks("bytesThatWereRead_stayValid_whenTheCheckpointIsClosed")) {
      bytes.limit(0);
    }
  }

  private boolean breaks(String rule) {
    return broken.equals(rule);
  }

  /** Letters; anything else is the first. */
  private record Letters(boolean broken) implements Tokenizer {

    @Override
    public int[] encode(String text) {
      return text.chars().map(letter -> letter >= 'a' && letter <= 'z' ? letter - 'a' : broken ? 26 : 0).toArray();
    }

    @Override
    public String decode(int... tokens) {
      StringBuilder text = new StringBuilder();
      for (int token : tokens) {
        text.append(token(token));
      }
      return text.toString();
    }

    @Override
    public String token(int id) {
      return Character.toString('a' + id);
    }

    @Override
    public int size() {
      return 26;
    }

    @Override
    public OptionalInt beginning() {
      return OptionalInt.empty();
    }

    @Override
    public OptionalInt end() {
      return OptionalInt.empty();
    }

    @Override
    public void close() {
      // Nothing native.
    }
  }
}
