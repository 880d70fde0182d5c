package io.headframe.core.host.internal.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.Claims.Checked;
import io.headframe.core.host.Claims.Recorded;
import io.headframe.core.host.Runs.Progress;
import io.headframe.core.host.internal.harness.PluginBuilder;
import io.headframe.core.host.internal.harness.TestHost;
import io.headframe.core.host.internal.sample.Hello;
import io.headframe.core.host.internal.sample.HelloClaims;
import io.headframe.core.method.Claim.Outcome;
import io.headframe.core.method.ClaimCheck;
import io.headframe.core.method.Measurement;
import io.headframe.core.method.Method;
import io.headframe.core.method.ParameterType;
import io.headframe.core.method.Run;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimChecksTest {

  @TempDir
  private Path folder;
  private TestHost host;

  static final class Numbers implements ParameterType<Integer> {
    @Override
    public String description() {
      return "a number";
    }

    @Override
    public Opened<Integer> open(String text, Run run) {
      return new Opened<>(Integer.valueOf(text), "");
    }
  }

  @BeforeEach
  void start() throws Exception {
    host = new TestHost(folder);
    host.register(ParameterType.class, Integer.class.getName(), new Numbers());
  }

  @AfterEach
  void stop() throws Exception {
    host.close();
  }

  private void install(String record) throws Exception {
    PluginBuilder plugin = new PluginBuilder("example.hello", "1.0.0")
        .component(Hello.class, Method.class, "hello")
        .component(HelloClaims.class, ClaimCheck.class, "hello")
        .with(Class.forName("io.headframe.core.host.internal.sample.Version"));
    if (record != null) {
      plugin.resource("META-INF/headframe/claims.json", record);
    }
    plugin.write(host.jar("hello.jar"));
    host.awaitVersion("hello.jar", "1.0.0");
  }

  @Test
  void claims_areMeasuredOnTheirModelsAndCompared() throws Exception {
    install("{\"large\": \"holds\", \"small\": \"fails\", \"none\": \"not-applicable\"}");
    List<String> progress = new CopyOnWriteArrayList<>();
    assertEquals(List.of("hello"), host.claims.methods());
    List<Checked> checked = host.claims.check("hello", (fraction, doing) -> progress.add(fraction + " " + doing));
    assertEquals(List.of(Outcome.HOLDS, Outcome.HOLDS, Outcome.NOT_APPLICABLE, Outcome.UNDECIDED),
        checked.stream().map(Checked::outcome).toList());
    assertEquals(List.of(true, false, true, false), checked.stream().map(Checked::asRecorded).toList());
    assertNull(checked.get(3).recorded());
    assertEquals(10 + 99, checked.get(0).measured().value(), "the model and the seed reach the measurement");
    assertEquals("0.125 large: counting", progress.get(0));
    assertEquals(4, host.methods.describe("hello").claims().size());
  }

  @Test
  void otherModel_isMeasured_andNothingIsRecordedOfIt() throws Exception {
    install("{\"large\": \"holds\"}");
    List<Checked> checked = host.claims.check("hello", "20", Progress.NONE);
    assertEquals(20 + 99, checked.get(0).measured().value());
    assertEquals("20", checked.get(0).claim().model());
    assertTrue(checked.stream().allMatch(each -> each.recorded() == null));
  }

  @Test
  void record_isGivenWithItsNumbers() throws Exception {
    install("{\"large\": {\"outcome\": \"holds\", \"value\": 109, \"low\": 108, \"high\": 110.5, \"samples\": 2},"
        + " \"small\": \"fails\", \"none\": {\"outcome\": \"not-applicable\", \"reason\": \"nothing\"}}");
    List<Recorded> recorded = host.claims.recorded("hello");
    assertEquals(List.of("large", "small", "none", "open"), recorded.stream().map(each -> each.claim().id()).toList());
    assertEquals(new Measurement(109, 108, 110.5, 2, ""), recorded.get(0).measured());
    assertEquals(Outcome.FAILS, recorded.get(1).outcome());
    assertNull(recorded.get(1).measured());
    assertEquals("nothing", recorded.get(2).measured().reason());
    assertNull(recorded.get(3).outcome());
    assertTrue(host.claims.check("hello", Progress.NONE).get(0).asRecorded());
  }

  @Test
  void recordThatIsNone_isNamed() throws Exception {
    install("{\"large\": \"perhaps\"}");
    HeadframeException error =
        assertThrows(HeadframeException.class, () -> host.claims.check("hello", Progress.NONE));
    assertEquals("HF-HOST-052", error.id());
    assertTrue(error.getMessage().contains("'perhaps'"), error.getMessage());
  }

  @Test
  void methodWithoutClaims_isToldFromUnknownMethod() throws Exception {
    install(null);
    new PluginBuilder("example.silent", "1.0.0").component(Hello.class, Method.class, "silent")
        .with(Class.forName("io.headframe.core.host.internal.sample.Version")).write(host.jar("silent.jar"));
    host.awaitVersion("silent.jar", "1.0.0");
    HeadframeException none =
        assertThrows(HeadframeException.class, () -> host.claims.check("silent", Progress.NONE));
    assertEquals("Method 'silent' has no claims to check; those that have some are hello.", none.getMessage());
    HeadframeException unknown =
        assertThrows(HeadframeException.class, () -> host.claims.check("helo", Progress.NONE));
    assertEquals("HF-HOST-001", unknown.id());
  }
}
