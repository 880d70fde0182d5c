package io.headframe.core.host.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.host.internal.harness.TestFramework;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

/** The bundle as it is built, wired by Declarative Services. */
class HostBundleTest {

  @TempDir
  private Path folder;

  @Test
  void everyService_comesUp_andTheFolderIsMade() throws Exception {
    TestFramework framework = new TestFramework(folder);
    Path classes = Path.of("target/classes").toAbsolutePath();
    Bundle host = framework.install(classes.toUri().toString());
    host.start();
    assertEquals(Bundle.ACTIVE, host.getState());
    for (String service : List.of("host.Claims", "host.Lanes", "host.Methods", "host.Plugins", "host.Runs",
        "method.Leases")) {
      ServiceReference<?>[] references =
          framework.context().getAllServiceReferences("io.headframe.core." + service, null);
      assertNotNull(references, service);
      assertNotNull(framework.context().getService(references[0]), service);
    }
    assertTrue(Files.isDirectory(framework.home().resolve("plugins")));
    framework.close();
  }
}
