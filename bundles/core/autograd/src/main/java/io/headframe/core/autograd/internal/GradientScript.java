package io.headframe.core.autograd.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The TorchScript module that asks PyTorch's engine for gradients, as the bytes that {@code torch.jit.load} reads: a
 * zip without compression that holds the source of a class, a pickled object of it and its constants. The call is
 * {@code torch.autograd.grad}; DJL has no name for it.
 */
public final class GradientScript {

  /** {@code torch.grad} is how a saved module spells {@code torch.autograd.grad}. */
  private static final String SOURCE = """
      class Gradients(Module):
        __parameters__ = []
        __buffers__ = []
        def forward(self: __torch__.Gradients, target: Tensor, inputs: List[Tensor]) -> List[Tensor]:
          ones = annotate(List[Optional[Tensor]], [torch.ones_like(target)])
          found = torch.grad([target], inputs, ones, %s, %s, True)
          gradients = annotate(List[Tensor], [])
          for i in range(torch.len(found)):
            gradient = found[i]
            if torch.__is__(gradient, None):
              dense = torch.zeros_like(inputs[i])
            else:
              dense = unchecked_cast(Tensor, gradient)
            _0 = torch.append(gradients, dense)
          return gradients
      """;

  /** Pickle, protocol 2: an object of the class with an empty state. */
  private static final String OBJECT = "\u0080\u0002c__torch__\nGradients\n)\u0081}b.";

  /** Pickle, protocol 2: an empty tuple. */
  private static final String NO_CONSTANTS = "\u0080\u0002).";

  private GradientScript() {}

  /**
   * A module with the method {@code forward(Tensor target, List[Tensor] inputs) -> List[Tensor]}.
   *
   * @param keepGraph whether the graph of the target can be used again
   * @param createGraph whether the gradients have a graph themselves
   */
  public static byte[] archive(boolean keepGraph, boolean createGraph) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setMethod(ZipOutputStream.STORED);
      store(zip, "version", "3\n");
      store(zip, "data.pkl", OBJECT);
      store(zip, "constants.pkl", NO_CONSTANTS);
      store(zip, "code/__torch__.py", SOURCE.formatted(literal(keepGraph), literal(createGraph)));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static String literal(boolean value) {
    return value ? "True" : "False";
  }

  private static void store(ZipOutputStream zip, String name, String content) throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
    CRC32 checksum = new CRC32();
    checksum.update(bytes);
    ZipEntry entry = new ZipEntry("gradients/" + name);
    entry.setSize(bytes.length);
    entry.setCrc(checksum.getValue());
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }
}
