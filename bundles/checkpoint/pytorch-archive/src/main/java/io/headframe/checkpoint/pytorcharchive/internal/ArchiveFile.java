package io.headframe.checkpoint.pytorcharchive.internal;

import io.headframe.checkpoint.pytorcharchive.ElementType;
import io.headframe.core.error.HeadframeException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The zip of an archive: a folder with data.pkl, byteorder, and data/KEY for each storage. */
public final class ArchiveFile implements AutoCloseable {

  private static final String PICKLE = "data.pkl";

  /** Some thousand times what a model of hundreds of tensors has. */
  private static final int LARGEST_PICKLE = 16 << 20;

  private final Path path;
  private final ZipFile zip;
  private final String folder;

  private ArchiveFile(Path path, ZipFile zip) {
    this.path = path;
    this.zip = zip;
    List<String> pickles = zip.stream().map(ZipEntry::getName)
        .filter(name -> name.indexOf('/') > 0 && name.substring(name.indexOf('/') + 1).equals(PICKLE)).toList();
    if (pickles.size() != 1) {
      throw new HeadframeException(PthError.NO_ARCHIVE, path, "it is a zip with " + pickles.size()
          + " files FOLDER/" + PICKLE + ", and there should be one");
    }
    this.folder = pickles.get(0).substring(0, pickles.get(0).length() - PICKLE.length());
    ZipEntry order = entry(folder + "byteorder");
    if (order != null && !"little".equals(new String(read(order, 16), StandardCharsets.US_ASCII).strip())) {
      throw new HeadframeException(PthError.NO_ARCHIVE, path, "it has another order of bytes than little-endian");
    }
  }

  /** Opens a file; the caller closes it. */
  public static ArchiveFile open(Path path) {
    try {
      ZipFile zip = new ZipFile(path.toFile());
      try {
        return new ArchiveFile(path, zip);
      } catch (RuntimeException bad) {
        zip.close();
        throw bad;
      }
    } catch (ZipException noZip) {
      throw new HeadframeException(noZip, PthError.NO_ARCHIVE, path, older(path)
          ? "it has the form that PyTorch wrote before 1.6" : "it is no zip, or is cut off");
    } catch (IOException unreadable) {
      throw unreadable(path, unreadable);
    }
  }

  /** Whether a file begins as a pickle of protocol 2, which the form before the zip did. */
  private static boolean older(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      return in.read() == 0x80 && in.read() == 2;
    } catch (IOException unreadable) {
      return false;
    }
  }

  private static HeadframeException unreadable(Path path, IOException why) {
    return new HeadframeException(why, PthError.UNREADABLE, path, !Files.exists(path) ? "it does not exist"
        : Files.isDirectory(path) ? "it is a folder" : why.getClass().getSimpleName());
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /** The program that says what there is. */
  public byte[] pickle() {
    return read(entry(folder + PICKLE), LARGEST_PICKLE);
  }

  /**
   * Checks what a pickle says of a tensor against the file.
   *
   * @throws HeadframeException HF-PTH-005
   */
  public void check(String name, TensorReference tensor) {
    ZipEntry entry = entry(folder + "data/" + tensor.storage().key());
    if (entry == null) {
      throw bad(name, "its storage " + tensor.storage().key() + " is not in the file");
    }
    ElementType type = tensor.storage().type();
    if (entry.getMethod() != ZipEntry.STORED || tensor.storage().elements() > entry.getSize() / type.bytes()
        || tensor.storage().elements() * type.bytes() != entry.getSize()) {
      throw bad(name, "its storage has " + entry.getSize() + " bytes" + (entry.getMethod() == ZipEntry.STORED
          ? "" : ", compressed,") + " where " + tensor.storage().elements() + " times " + type.bytes() + " are said");
    }
    try {
      long elements = tensor.elements();
      if (elements > 0 && tensor.end() > tensor.storage().elements() || elements > tensor.storage().elements()) {
        throw bad(name, "it has " + elements + " numbers up to place " + tensor.end() + " of a storage of "
            + tensor.storage().elements());
      }
    } catch (ArithmeticException tooMany) {
      throw bad(name, "its shape has more numbers than there can be");
    }
  }

  /** The numbers of a tensor that was checked, in row-major order. */
  public float[] floats(String name, TensorReference tensor) {
    ElementType type = tensor.storage().type();
    if (!type.isFloat()) {
      throw bad(name, "its elements are " + type + ", and floating-point ones are read");
    }
    ZipEntry entry = entry(folder + "data/" + tensor.storage().key());
    if (entry.getSize() > Integer.MAX_VALUE - 8) {
      throw bad(name, "its storage has more than 2 GiB");
    }
    ByteBuffer bytes = ByteBuffer.wrap(read(entry, (int) entry.getSize()));
    return FloatReading.read(type, bytes.order(ByteOrder.LITTLE_ENDIAN), tensor);
  }

  private ZipEntry entry(String name) {
    try {
      return zip.getEntry(name);
    } catch (IllegalStateException closed) {
      throw new HeadframeException(closed, PthError.UNREADABLE, path, "it was closed");
    }
  }

  private byte[] read(ZipEntry entry, int most) {
    try (InputStream in = zip.getInputStream(entry)) {
      if (entry.getSize() > most || entry.getMethod() != ZipEntry.STORED) {
        throw new HeadframeException(PthError.NO_ARCHIVE, path, entry.getName()
            + (entry.getSize() > most ? " has " + entry.getSize() + " bytes" : " is compressed"));
      }
      byte[] bytes = in.readNBytes((int) entry.getSize());
      CRC32 sum = new CRC32();
      sum.update(bytes);
      if (bytes.length < entry.getSize() || sum.getValue() != entry.getCrc()) {
        throw new ZipException("it is cut off, or its checksum does not fit");
      }
      return bytes;
    } catch (ZipException damaged) {
      throw new HeadframeException(damaged, PthError.NO_ARCHIVE, path, entry.getName() + " is damaged");
    } catch (IOException unreadable) {
      throw unreadable(path, unreadable);
    }
  }

  private HeadframeException bad(String name, String why) {
    return new HeadframeException(PthError.TENSOR, name, path, why);
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
