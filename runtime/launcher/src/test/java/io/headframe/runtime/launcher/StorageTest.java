package io.headframe.runtime.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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

  @Test
  void storage_thatAKilledProcessLeft_isDeletedWithTheNext_andNoOther() throws Exception {
    Path left = Files.createDirectories(folder.resolve("headframe-1a/bundle1"));
    Files.createFile(folder.resolve("headframe-1a/cache.lock"));
    Path begun = Files.createDirectory(folder.resolve("headframe-2b"));
    Path used = Files.createDirectory(folder.resolve("headframe-3c"));
    try (FileChannel channel = FileChannel.open(used.resolve("cache.lock"), StandardOpenOption.CREATE,
        StandardOpenOption.WRITE)) {
      channel.lock();
      new Storage(Files.createDirectory(folder.resolve("headframe-4d"))).delete();
      assertFalse(Files.exists(left));
      assertTrue(Files.exists(begun), "it has no lock yet");
      assertTrue(Files.exists(used), "its framework runs");
    }
  }
}
