package io.headframe.core.console.internal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.Locale;

/** Standard output that keeps why it could not be written: a print stream says only that it could not. */
final class StandardOutput extends FileOutputStream {

  private volatile IOException failure;

  StandardOutput() {
    super(FileDescriptor.out);
  }

  /** The first failure; null if all was written, or the reader wanted no more of it, as {@code head} does. */
  IOException failure() {
    boolean unwanted = failure != null
        && String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("broken pipe");
    return unwanted ? null : failure;
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] octets) throws IOException {
    write(octets, 0, octets.length);
  }

  @Override
  public void write(byte[] octets, int offset, int length) throws IOException {
    try {
      super.write(octets, offset, length);
    } catch (IOException e) {
      failure = failure == null ? e : failure;
      throw e;
    }
  }
}
