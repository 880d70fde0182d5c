package io.headframe.core.host.internal.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.internal.sample.Saying;
import io.headframe.core.host.plugin.PluginChange;
import io.headframe.core.host.plugin.PluginPlan;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/** A host that knows one index, which tests fill with plugins that say their version. */
public abstract class WithIndex {

  @TempDir
  protected Path folder;
  protected TestHost host;
  protected IndexBuilder index;

  @BeforeEach
  void startHost() throws Exception {
    host = new TestHost(folder);
    index = new IndexBuilder(host.context, folder.resolve("index")).clear();
    host.indexes.add(index.file().toString());
  }

  @AfterEach
  void stopHost() throws Exception {
    host.close();
  }

  /** A plugin {@code example.ID} with the technique ID, which says the version. */
  public static PluginBuilder saying(String id, String version) {
    return new PluginBuilder("example." + id, version).component(Saying.class, Supplier.class, id).method(id)
        .importing("org.osgi.framework");
  }

  /** A bundle {@code example.ID} without techniques that exports the package {@code ID} in its own version. */
  public static PluginBuilder library(String id, String version) {
    return new PluginBuilder("example." + id, version).exporting(id + ";version=" + version);
  }

  /** As a bundle of the distribution, which is there before all plugins. */
  protected Bundle distribute(PluginBuilder plugin) throws Exception {
    Bundle bundle =
        host.context.installBundle("initial:" + plugin.name(), new ByteArrayInputStream(plugin.bytes()));
    bundle.start();
    return bundle;
  }

  protected PluginPlan plan(String... names) {
    return host.plugins.plan(new PluginChange.Install(List.of(names)));
  }

  /** Who does what, as {@code INSTALL example.app -> 1.0.0}. */
  protected static List<String> steps(PluginPlan plan) {
    return plan.steps().stream()
        .map(step -> (step.action() + " " + step.bundle() + " " + step.before() + "->" + step.after()))
        .toList();
  }

  /** Refused with one sentence that has all parts; the set stays. Returns the sentence. */
  protected String refused(String id, Executable change, String... parts) {
    List<String> before = host.set();
    return refusedBy(host, before, id, change, parts);
  }

  public static String refusedBy(
      TestHost host, List<String> before, String id, Executable change, String... parts) {
    HeadframeException refusal = assertThrows(HeadframeException.class, change);
    String sentence = refusal.getMessage();
    assertEquals(id, refusal.id(), sentence);
    for (String part : parts) {
      assertTrue(sentence.contains(part), "'" + part + "' is missing in: " + sentence);
    }
    assertTrue(sentence.endsWith("."), sentence);
    assertFalse(sentence.matches("(?s).*(\\n|\\. [A-Z]).*"), "one sentence, but: " + sentence);
    assertEquals(before, host.set());
    return sentence;
  }
}
