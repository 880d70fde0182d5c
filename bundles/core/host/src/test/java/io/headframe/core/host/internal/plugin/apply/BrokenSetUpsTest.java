package io.headframe.core.host.internal.plugin.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.ErrorKind;
import io.headframe.core.host.internal.harness.PluginBuilder;
import io.headframe.core.host.internal.harness.WithIndex;
import io.headframe.core.host.internal.sample.Ailing;
import io.headframe.core.host.internal.plugin.PluginError;
import io.headframe.core.host.internal.sample.Refusing;
import io.headframe.core.host.plugin.PluginChange;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong is said in one sentence with an id, which names both sides where there are two. */
class BrokenSetUpsTest extends WithIndex {

  /** What is set up, and what is asked for then. */
  @FunctionalInterface
  private interface Broken {
    void in(BrokenSetUpsTest here) throws Exception;
  }

  private record Case(String id, Broken setUp, Broken asked, String... parts) {

    @Override
    public String toString() {
      return id + " " + String.join(", ", parts);
    }
  }

  private static Case install(String id, String names, Broken setUp, String... parts) {
    return new Case(id, setUp, here -> here.host.install(names.split(" ")), parts);
  }

  private static Broken offering(PluginBuilder... plugins) {
    return here -> here.index.add(plugins);
  }

  private static Broken offeringOver(String installed, PluginBuilder[] before, PluginBuilder... after) {
    return here -> {
      here.index.add(before);
      here.host.install(installed.split(" "));
      here.index.add(after);
    };
  }

  private static PluginBuilder[] of(PluginBuilder... plugins) {
    return plugins;
  }

  static Stream<Case> cases() {
    PluginBuilder lib = saying("lib", "1.0.0").exporting("lib;version=1.0");
    PluginBuilder needsLib = saying("app", "1.0.0").importing("lib;version=\"[1,2)\"");
    return Stream.of(
        install("HF-PLUGIN-001", "ap", offering(saying("app", "1.0.0")), "'ap'", "the nearest is 'app'"),
        install("HF-PLUGIN-002", "app", here -> here.host.indexes.remove(here.index.file().toString()), "'app'"),
        new Case("HF-PLUGIN-003", offering(), here -> here.host.remove("ghost"), "'ghost'"),
        new Case("HF-PLUGIN-003", offering(), here -> here.host.update("ghost"), "'ghost'"),
        new Case("HF-PLUGIN-004", here -> here.distribute(saying("base", "1.0.0")), here -> here.host.remove("base"),
            "example.base"),
        install("HF-PLUGIN-005", "app@[5,6)", offering(saying("app", "1.0.0"), saying("app", "1.1.0")), "[5,6)",
            "1.1.0, 1.0.0"),
        install("HF-PLUGIN-006", "app@[1,2", offering(saying("app", "1.0.0")), "'[1,2'"),
        install("HF-PLUGIN-006", "app@one", offering(saying("app", "1.0.0")), "'one'"),
        install("HF-PLUGIN-007", "same", offering(saying("one", "1.0.0").method("same"),
            saying("two", "1.0.0").method("same")), "example.one, example.two"),
        install("HF-PLUGIN-010", "app", offering(needsLib), "example.app 1.0.0", "the package lib", "index add"),
        install("HF-PLUGIN-010", "app", offering(saying("app", "1.0.0").needing("example.tea")), "example.app 1.0.0",
            "example.tea"),
        install("HF-PLUGIN-010", "app", offering(needsLib, library("lib", "1.0.0").importing("deep")),
            "example.lib 1.0.0 (needed by example.app 1.0.0)", "the package deep"),
        install("HF-PLUGIN-011", "app", offeringOver("lib", of(saying("lib", "2.0.0").exporting("lib;version=2.0")),
            needsLib), "example.app 1.0.0", "the package lib in version [1", "example.lib 2.0.0"),
        install("HF-PLUGIN-011", "app", offering(saying("app", "1.0.0")
            .importing("org.osgi.framework.wiring;version=\"[9,10)\"")), "org.apache.felix.framework", "[9"),
        install("HF-PLUGIN-012", "app", offering(saying("app", "1.0.0")
            .requiring("osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version>=99))\"")), "Java 99", "example.app 1.0.0"),
        new Case("HF-PLUGIN-013", offeringOver("lib app", of(lib, needsLib)), here -> here.host.remove("lib"),
            "example.lib 1.0.0", "example.app 1.0.0", "the package lib"),
        new Case("HF-PLUGIN-013", offeringOver("lib app", of(lib, needsLib),
            saying("lib", "2.0.0").exporting("lib;version=2.0")), here -> here.host.update("lib"),
            "example.lib 1.0.0 cannot be replaced", "example.app 1.0.0", "update example.lib example.app"),
        install("HF-PLUGIN-014", "app", offering(
            saying("app", "1.0.0").importing("a").importing("c;version=\"[2,3)\""),
            new PluginBuilder("example.a", "1.0.0").exporting("a;uses:=c").importing("c;version=\"[1,2)\""),
            new PluginBuilder("example.old", "1.0.0").exporting("c;version=1.0"),
            new PluginBuilder("example.new", "1.0.0").exporting("c;version=2.0")), "example.app", "'c'"),
        install("HF-PLUGIN-014", "app@1.0.0 app@2.0.0", offering(saying("app", "1.0.0"), saying("app", "2.0.0")),
            "example.app 1.0.0", "example.app 2.0.0"),
        install("HF-PLUGIN-015", "two", offeringOver("one", of(saying("one", "1.0.0")),
            saying("two", "1.0.0").method("one")), "example.two 1.0.0", "example.one 1.0.0", "'one'"),
        install("HF-PLUGIN-015", "example.one example.two",
            offering(saying("one", "1.0.0"), saying("two", "1.0.0").method("one")),
            "example.two 1.0.0", "example.one 1.0.0", "'one'"),
        new Case("HF-PLUGIN-015", here -> {
          here.distribute(saying("base", "1.0.0"));
          here.index.add(saying("two", "1.0.0").method("base"));
        }, here -> here.host.install("two"), "example.two 1.0.0", "example.base 1.0.0"),
        new Case("HF-PLUGIN-016", here -> {
          here.distribute(library("base", "1.0.0"));
          here.index.add(library("base", "2.0.0"));
        }, here -> here.host.install("example.base"), "example.base 2.0.0", "example.base 1.0.0"),
        install("HF-PLUGIN-020", "app", here -> Files.writeString(here.index.file(), "no index"), "index.xml"),
        install("HF-PLUGIN-020", "app", here -> Files.delete(here.index.file()), "index.xml",
            "'headframe plugin index' shows"),
        new Case("HF-PLUGIN-021", offering(), here -> here.host.indexes.add("http://example.org"), "https"),
        new Case("HF-PLUGIN-022", offering(), here -> here.host.indexes.remove("/none.xml"), "index.xml", "none.xml"),
        install("HF-PLUGIN-023", "app", here -> {
          here.index.add(saying("app", "1.0.0"));
          Files.delete(here.index.jar("example.app", "1.0.0"));
        }, "example.app 1.0.0", "example.app-1.0.0.jar"),
        install("HF-PLUGIN-024", "app", here -> {
          here.index.add(saying("app", "1.0.0"));
          saying("app", "6.6.6").write(here.index.jar("example.app", "1.0.0"));
        }, "example.app 1.0.0", "example.app-1.0.0.jar", "SHA-256"),
        new Case("HF-PLUGIN-025", offering(), here -> here.file("none.jar"), "none.jar"),
        new Case("HF-HOST-010", here -> Files.writeString(here.folder.resolve("text.jar"), "text"),
            here -> here.file("text.jar"), "text.jar"),
        new Case("HF-HOST-011", here -> saying("app", "1").noBundle().write(here.folder.resolve("plain.jar")),
            here -> here.file("plain.jar"), "plain.jar"),
        install("HF-PLUGIN-032", "app", here -> {
          here.index.add(needsLib, lib);
          // The index says other things than the manifest of the jar.
          Files.writeString(here.index.file(), Files.readString(here.index.file())
              .replace("(&amp;(osgi.wiring.package=lib)", "(&amp;(osgi.wiring.package=org.osgi.framework)"));
        }, "example.app 1.0.0"),
        install("HF-PLUGIN-033", "app", here -> {
          here.index.add(saying("app", "1.0.0"));
          Files.createDirectories(here.host.framework.home().resolve("profiles/1.json.part"));
        }, "profiles"),
        new Case("HF-PLUGIN-034", offering(), here -> here.host.rollBack(9), "set 9"),
        new Case("HF-PLUGIN-037", offering(), here -> here.host.change(
            new PluginChange.Frozen(here.index.file())), "index.xml"),
        install("HF-PLUGIN-038", "app", offering(new PluginBuilder("example.app", "1.0.0")
            .component(Ailing.class, Supplier.class, "app").method("app")), "example.app 1.0.0", "came out as 3"),
        install("HF-PLUGIN-039", "app", offering(saying("app", "1.0.0").activator("example.Missing")),
            "example.app 1.0.0", "example.Missing"),
        install("HF-HOST-003", "app", offering(new PluginBuilder("example.app", "1.0.0")
            .component(Refusing.class, Supplier.class, "app").method("app")), "example.app 1.0.0", "no tea"),
        install("HF-HOST-014", "example.nil", offering(new PluginBuilder("example.nil", "1.0.0")),
            "example.nil 1.0.0"));
  }

  private void file(String name) {
    host.change(new PluginChange.InstallFile(folder.resolve(name)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void brokenSetUp_isOneSentence_andChangesNothing(Case broken) throws Exception {
    broken.setUp().in(this);
    int bundles = host.context.getBundles().length;
    refused(broken.id(), () -> broken.asked().in(this), broken.parts());
    assertEquals(bundles, host.context.getBundles().length, "what came is gone again");
  }

  @Test
  void everyKindOfError_isProvoked() throws Exception {
    Set<String> provoked = new TreeSet<>(Set.of(PluginError.OUT_OF_DATE.id(), PluginError.LOCKED.id(),
        PluginError.DAMAGED_SET.id()));
    cases().forEach(each -> provoked.add(each.id()));
    for (Field field : PluginError.class.getFields()) {
      assertTrue(provoked.contains(((ErrorKind) field.get(null)).id()), field.getName());
    }
    assertTrue(cases().count() >= 30);
  }
}
