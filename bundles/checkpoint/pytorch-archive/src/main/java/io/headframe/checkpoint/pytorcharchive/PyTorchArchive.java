package io.headframe.checkpoint.pytorcharchive;

import io.headframe.checkpoint.pytorcharchive.internal.ArchiveFile;
import io.headframe.checkpoint.pytorcharchive.internal.PickleMachine;
import io.headframe.checkpoint.pytorcharchive.internal.TensorNames;
import io.headframe.checkpoint.pytorcharchive.internal.TensorReference;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A file that {@code torch.save} wrote since PyTorch 1.6 (.pth, .pt, .bin): a zip of a pickle, which says what there
 * is, and of a stored entry for each storage. A pickle is a program; this reads the few instructions that dictionaries
 * of tensors are made of, calls nothing, and refuses all others. Nothing is allocated that the file does not have.
 * Safe for use by several threads.
 */
public final class PyTorchArchive implements AutoCloseable {

  private final ArchiveFile file;
  private final Map<String, ArchivedTensor> tensors;

  private PyTorchArchive(ArchiveFile file) {
    this.file = file;
    Map<String, ArchivedTensor> found = new LinkedHashMap<>();
    Object root = new PickleMachine(file.path(), file.pickle()).run();
    for (Map.Entry<String, TensorReference> each : TensorNames.of(file.path(), root).entrySet()) {
      TensorReference tensor = each.getValue();
      file.check(each.getKey(), tensor);
      found.put(each.getKey(), new ArchivedTensor(
          tensor.storage().type(), tensor.shape(), () -> file.floats(each.getKey(), tensor)));
    }
    this.tensors = Collections.unmodifiableMap(found);
  }

  /**
   * Opens a file and finds its tensors; reads none.
   *
   * @return open; the caller closes it
   * @throws io.headframe.core.error.HeadframeException if it cannot be read (HF-PTH-001), is no archive (002), asks for
   *     something that is not needed for tensors (003), has a damaged pickle (004), or a tensor that does not fit its
   *     storage (005)
   */
  public static PyTorchArchive open(Path path) {
    ArchiveFile file = ArchiveFile.open(path);
    try {
      return new PyTorchArchive(file);
    } catch (RuntimeException bad) {
      file.close();
      throw bad;
    }
  }

  /**
   * The tensors in the order of the file. Names of nested dictionaries and the places in lists, from 0, are joined by
   * full stops; a tensor that is saved alone has the empty name. Other values are left out.
   */
  public Map<String, ArchivedTensor> tensors() {
    return tensors;
  }

  @Override
  public void close() {
    file.close();
  }
}
