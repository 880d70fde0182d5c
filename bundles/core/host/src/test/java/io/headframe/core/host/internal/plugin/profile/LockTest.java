package io.headframe.core.host.internal.plugin.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.host.internal.harness.TestHost;
import io.headframe.core.host.internal.harness.WithIndex;
import io.headframe.core.host.plugin.PluginChange;
import io.headframe.core.host.plugin.PluginSet.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LockTest extends WithIndex {

  private Path lock;

  @BeforeEach
  void installThree() throws Exception {
    index.add(saying("app", "1.0.0").importing("lib"), library("lib", "1.0.0"), saying("old", "1.0.0"));
    host.install("app", "old");
    lock = folder.resolve("carried/plugins.lock");
  }

  private static List<String> digests(TestHost host) {
    return host.plugins.current().plugins().stream().map(Entry::sha256).toList();
  }

  private void loseIndex() throws IOException {
    try (Stream<Path> files = Files.list(index.file().getParent())) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  private TestHost elsewhere() throws Exception {
    return new TestHost(folder.resolve("elsewhere"));
  }

  @Test
  void lockWithJars_makesTheSameSetElsewhere_offline() throws Exception {
    host.plugins.lock(lock, lock.resolveSibling("jars"));
    loseIndex();
    Files.move(lock.getParent(), folder.resolve("moved"));
    TestHost other = elsewhere();
    try {
      other.change(new PluginChange.Frozen(folder.resolve("moved/plugins.lock")));
      assertEquals(digests(host), digests(other));
      assertEquals(host.plugins.current().plugins(), other.plugins.current().plugins());
      assertEquals("1.0.0", other.call("app"));
      assertEquals(List.of("app", "old"), other.techniques.ids(java.util.function.Supplier.class));
    } finally {
      other.close();
    }
  }

  @Test
  void lockWithoutJars_fetchesThemFromWhereTheyCame() throws Exception {
    host.plugins.lock(lock, null);
    TestHost other = elsewhere();
    try {
      other.change(new PluginChange.Frozen(lock));
      assertEquals(digests(host), digests(other));
      Files.delete(other.framework.home().resolve("store/" + digests(host).get(0) + ".jar"));
      other.restart();
      assertEquals("1.0.0", other.call("app"), "a jar that the store lost is fetched again");
    } finally {
      other.close();
    }
  }

  @Test
  void whatTheLockDoesNotHave_goes() throws Exception {
    host.plugins.lock(lock, null);
    List<String> locked = digests(host);
    index.add(saying("app", "2.0.0"), saying("new", "1.0.0"));
    host.install("app", "new");
    host.remove("old");
    host.change(new PluginChange.Frozen(lock));
    assertEquals(locked, digests(host));
    assertEquals("1.0.0", host.call("app"));
  }

  @Test
  void otherJarUnderTheLockedDigest_isRefused() throws Exception {
    host.plugins.lock(lock, lock.resolveSibling("jars"));
    String first = digests(host).get(0);
    saying("app", "6.6.6").write(lock.resolveSibling("jars").resolve(first + ".jar"));
    TestHost other = elsewhere();
    try {
      refusedBy(other, List.of(), "HF-PLUGIN-024", () -> other.change(new PluginChange.Frozen(lock)),
          "example.app 1.0.0", first);
    } finally {
      other.close();
    }
  }

  @Test
  void jarThatIsNowhere_isNamed() throws Exception {
    host.plugins.lock(lock, null);
    loseIndex();
    TestHost other = elsewhere();
    try {
      refusedBy(other, List.of(), "HF-PLUGIN-023", () -> other.change(new PluginChange.Frozen(lock)),
          "example.app 1.0.0", "example.app-1.0.0.jar");
    } finally {
      other.close();
    }
  }

  @Test
  void whatIsNoLock_isRefused() throws Exception {
    Files.createDirectories(lock.getParent());
    for (String content : List.of("", "{}", "[]", "{\"headframeLock\": 2, \"plugins\": []}", "no JSON at all",
        "{\"headframeLock\": 1, \"plugins\": [{\"bundle\": \"a\", \"sha256\": \"../../etc\","
            + " \"location\": \"file:/\"}]}")) {
      Files.writeString(lock, content);
      refused("HF-PLUGIN-037", () -> host.change(new PluginChange.Frozen(lock)), lock.toString());
    }
    Files.delete(lock);
    refused("HF-PLUGIN-037", () -> host.change(new PluginChange.Frozen(lock)), lock.toString());
  }

  @Test
  void lockThatMisnamesAJar_changesNoNames() throws Exception {
    host.plugins.lock(lock, null);
    Files.writeString(lock, Files.readString(lock).replace("example.app", "example.ape").replace("1.0.0", "7.0.0")
        .replace("example.ape-7.0.0", "example.app-1.0.0").replace("-7.0.0.jar", "-1.0.0.jar"));
    TestHost other = elsewhere();
    try {
      other.change(new PluginChange.Frozen(lock));
      assertEquals(host.set(), other.set());
    } finally {
      other.close();
    }
  }
}
