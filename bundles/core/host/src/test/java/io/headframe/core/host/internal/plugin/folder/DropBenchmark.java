package io.headframe.core.host.internal.plugin.folder;

import io.headframe.core.host.internal.harness.PluginBuilder;
import io.headframe.core.host.internal.harness.TestHost;
import io.headframe.core.host.internal.sample.Greeting;
import io.headframe.core.host.plugin.PluginChange;
import io.headframe.core.method.Lease;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * From the moment a jar lies in the plugins folder to the first call that it answers; an install by plan and apply; a
 * way back.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 50)
@Fork(1)
public class DropBenchmark {

  private static final String FILE = "greeting.jar";

  private TestHost host;
  private Path folder;
  private Path made;
  private String version = "1.0.0";
  private int number;

  /** Starts a host with two sets of plugins and an empty folder. */
  @Setup
  public void start() throws Exception {
    folder = Files.createTempDirectory("headframe-drop");
    host = new TestHost(folder);
    for (String earlier : List.of("0.1.0", "0.2.0")) {
      Path jar = folder.resolve(earlier + ".jar");
      greeting(earlier).write(jar);
      host.plugins.apply(host.plugins.plan(new PluginChange.InstallFile(jar)), doing -> {});
    }
  }

  /** Makes the next version beside the folder. */
  @Setup(Level.Invocation)
  public void make() throws Exception {
    version = "1.0." + ++number;
    made = folder.resolve(FILE);
    greeting(version).write(made);
  }

  private static PluginBuilder greeting(String version) throws ClassNotFoundException {
    return new PluginBuilder("example.greeting", version).component(Greeting.class, Supplier.class, "greet")
        .with(Class.forName("io.headframe.core.host.internal.sample.Version"));
  }

  /** Stops the host. */
  @TearDown
  public void stop() throws Exception {
    host.close();
  }

  /** Moves the jar into the folder and calls until the new version answers. */
  @Benchmark
  public void dropToCallable() throws Exception {
    Files.move(made, host.jar(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    while (!answers()) {
      TimeUnit.MICROSECONDS.sleep(200);
    }
  }

  /** Plans and applies the jar by the service that the command uses. */
  @Benchmark
  public void install() {
    host.plugins.apply(host.plugins.plan(new PluginChange.InstallFile(made)), doing -> {});
    if (!answers()) {
      throw new AssertionError("the version before answers");
    }
  }

  /** Goes back to the set before. */
  @Benchmark
  public void rollBack() {
    host.plugins.apply(host.plugins.plan(new PluginChange.RollBack(OptionalInt.empty())), doing -> {});
  }

  private boolean answers() {
    if (!host.techniques.ids(Supplier.class).contains("greet")) {
      return false;
    }
    try (Lease<?> lease = host.techniques.lease(Supplier.class, "greet")) {
      return ((Supplier<?>) lease.get()).get().equals(version);
    }
  }

  /** Runs the benchmark alone. */
  public static void main(String[] arguments) throws Exception {
    new Runner(new OptionsBuilder().include(DropBenchmark.class.getSimpleName()).build()).run();
  }
}
