package io.headframe.checkpoint.pytorcharchive;

/** The types of elements, under the names that PyTorch gives them. */
public enum ElementType {
  /** IEEE 32-bit. */
  FLOAT32("FloatStorage", 4),
  /** IEEE 64-bit. */
  FLOAT64("DoubleStorage", 8),
  /** IEEE 16-bit. */
  FLOAT16("HalfStorage", 2),
  /** The upper half of an IEEE 32-bit number. */
  BFLOAT16("BFloat16Storage", 2),
  /** Signed 64-bit. */
  INT64("LongStorage", 8),
  /** Signed 32-bit. */
  INT32("IntStorage", 4),
  /** Signed 16-bit. */
  INT16("ShortStorage", 2),
  /** Signed 8-bit. */
  INT8("CharStorage", 1),
  /** Unsigned 8-bit. */
  UINT8("ByteStorage", 1),
  /** 0 or 1, in a byte. */
  BOOL("BoolStorage", 1);

  private final String storage;
  private final int bytes;

  ElementType(String storage, int bytes) {
    this.storage = storage;
    this.bytes = bytes;
  }

  /** The class of {@code torch} that a file names for it. */
  public String storage() {
    return storage;
  }

  /** Bytes of one element. */
  public int bytes() {
    return bytes;
  }

  /** Whether {@link ArchivedTensor#floats()} reads it. */
  public boolean isFloat() {
    return ordinal() <= BFLOAT16.ordinal();
  }
}
