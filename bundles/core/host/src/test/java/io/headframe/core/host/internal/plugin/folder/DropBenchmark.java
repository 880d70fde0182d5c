package io.headframe.core.host.internal.plugin.folder;

import io.headframe.core.host.internal.harness.PluginBuilder;
import io.headframe.core.host.internal.harness.TestHost;
import io.headframe.core.host.internal.plugin.Greeting;
import io.headframe.core.method.Lease;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

/** From the moment a jar lies in the plugins folder to the first call that it answers. */
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

  /** Starts a host whose folder is empty. */
  @Setup
  public void start() throws Exception {
    folder = Files.createTempDirectory("headframe-drop");
    host = new TestHost(folder);
  }

  /** Makes the next version beside the folder. */
  @Setup(Level.Invocation)
  public void make() throws Exception {
    version = "1.0." + ++number;
    made = folder.resolve(FILE);
    new PluginBuilder("example.greeting", version).component(Greeting.class, Supplier.class, "greet")
        .with(Class.forName("io.headframe.core.host.internal.plugin.Version")).write(made);
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
