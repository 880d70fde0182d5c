package io.headframe.core.host.internal.plugin.profile;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.function.Consumer;

/** Says with each mebibyte that goes by how far a download is. */
final class ReportedStream extends FilterInputStream {

  private static final double MEBIBYTE = 1 << 20;

  private final String doing;
  private final long size;
  private final Consumer<String> progress;
  private long read;

  /**
   * @param in what is read
   * @param doing what is done, a few words
   * @param size how many bytes are expected; 0 if nobody knows
   * @param progress hears it
   */
  ReportedStream(InputStream in, String doing, long size, Consumer<String> progress) {
    super(in);
    this.doing = doing;
    this.size = size;
    this.progress = progress;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    count(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = super.read(bytes, offset, length);
    count(Math.max(0, count));
    return count;
  }

  private void count(int more) {
    long before = (long) (read / MEBIBYTE);
    read += more;
    if ((long) (read / MEBIBYTE) > before) {
      progress.accept(String.format(Locale.ROOT, "%s: %.0f%s MiB", doing, read / MEBIBYTE,
          size > 0 ? String.format(Locale.ROOT, " of %.0f", Math.ceil(size / MEBIBYTE)) : ""));
    }
  }
}
