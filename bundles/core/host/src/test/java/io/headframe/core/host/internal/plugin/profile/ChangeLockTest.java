package io.headframe.core.host.internal.plugin.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeLockTest {

  private static final long BRIEFLY_NANOS = 50_000_000;

  @TempDir
  private Path folder;

  @Test
  void lockThatIsHeld_isRefused_withWhoHoldsIt() {
    ChangeLock held = ChangeLock.take(folder);
    HeadframeException refusal =
        assertThrows(HeadframeException.class, () -> ChangeLock.take(folder, BRIEFLY_NANOS));
    assertEquals("HF-PLUGIN-031", refusal.id());
    assertTrue(refusal.getMessage().contains("process " + ProcessHandle.current().pid()), refusal.getMessage());
    held.close();
    ChangeLock.take(folder, BRIEFLY_NANOS).close();
  }
}
