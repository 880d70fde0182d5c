package io.headframe.runtime.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageTest {

  @TempDir
  Path folder;

  @Test
  void memory_isUsed_whereItIsThereAndNoOtherFolderWasChosen() {
    assumeTrue(folder.toFile().getUsableSpace() > 1L << 30, "the folder for tests is nearly full");
    assertEquals(folder, Storage.parent("/tmp", folder));
    assertEquals(Path.of("/tmp"), Storage.parent("/tmp", folder.resolve("absent")));
    assertEquals(Path.of("/data"), Storage.parent("/data", folder));
  }
}
