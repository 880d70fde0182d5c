package io.headframe.checkpoint.testing;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.transformer.Checkpoint;
import io.headframe.core.transformer.CheckpointFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every {@link CheckpointFormat} must do. A test class extends it, gives the format and writes small checkpoints,
 * with a tokenizer, without the code that is tested.
 */
public abstract class CheckpointFormatConformance extends CheckpointConformance<CheckpointFormat> {

  /** For the test of one format. */
  protected CheckpointFormatConformance() {}

  /**
   * Writes a small checkpoint; the same bytes at each call.
   *
   * @return what is opened, a file or a folder
   */
  protected abstract Path write(Path folder) throws IOException;

  /**
   * Writes a checkpoint that looks like this format and is damaged, for example cut off.
   *
   * @return what is opened
   */
  protected abstract Path writeDamaged(Path folder) throws IOException;

  /**
   * Writes something of another format.
   *
   * @return what would be opened
   */
  protected abstract Path writeForeign(Path folder) throws IOException;

  @Override
  protected final Class<?> extensionPoint() {
    return CheckpointFormat.class;
  }

  @Override
  final Checkpoint open(Path folder) throws IOException {
    return technique().open(write(folder));
  }

  @Test
  void description_isAPhrase() {
    String description = technique().description();
    assertTrue(!description.isBlank() && !description.endsWith(".") && description.lines().count() == 1, description);
  }

  @Test
  void itsOwn_isAccepted_andForeignOrAbsentIsNot(@TempDir Path folder) throws IOException {
    assertTrue(technique().accepts(write(Files.createDirectory(folder.resolve("own")))));
    assertFalse(technique().accepts(writeForeign(Files.createDirectory(folder.resolve("foreign")))));
    assertFalse(technique().accepts(folder.resolve("absent")));
  }

  @Test
  void damaged_isRefusedByAMessageThatNamesIt(@TempDir Path folder) throws IOException {
    Path damaged = writeDamaged(folder);
    HeadframeException refused = assertThrows(HeadframeException.class, () -> technique().open(damaged).close());
    assertTrue(refused.getMessage().contains(damaged.getFileName().toString()), refused.getMessage());
  }
}
