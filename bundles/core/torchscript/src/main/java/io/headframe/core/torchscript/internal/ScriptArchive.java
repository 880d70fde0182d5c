package io.headframe.core.torchscript.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A TorchScript module as the bytes that {@code torch.jit.load} reads: a zip without compression that holds the source
 * of a class, a pickled object of it and its constants.
 */
public final class ScriptArchive {

  private static final String SOURCE = """
      class Script(Module):
        __parameters__ = []
        __buffers__ = []
        def forward(self: __torch__.Script, x: List[Tensor]) -> List[Tensor]:
      """;

  /** Pickle, protocol 2: an object of the class with an empty state. */
  private static final String OBJECT = "\u0080\u0002c__torch__\nScript\n)\u0081}b.";

  /** Pickle, protocol 2: an empty tuple. */
  private static final String NO_CONSTANTS = "\u0080\u0002).";

  private ScriptArchive() {}

  /**
   * A module with the method {@code forward(List[Tensor] x) -> List[Tensor]}.
   *
   * @param body its statements
   */
  public static byte[] of(String body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setMethod(ZipOutputStream.STORED);
      store(zip, "version", "3\n");
      store(zip, "data.pkl", OBJECT);
      store(zip, "constants.pkl", NO_CONSTANTS);
      store(zip, "code/__torch__.py", SOURCE + body.indent(4));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static void store(ZipOutputStream zip, String name, String content) throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
    CRC32 checksum = new CRC32();
    checksum.update(bytes);
    ZipEntry entry = new ZipEntry("script/" + name);
    entry.setSize(bytes.length);
    entry.setCrc(checksum.getValue());
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }
}
