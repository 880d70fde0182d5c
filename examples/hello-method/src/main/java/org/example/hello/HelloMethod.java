package org.example.hello;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Method;
import io.headframe.core.method.MethodInfo;
import io.headframe.core.method.Parameter;
import io.headframe.core.method.Result;
import io.headframe.core.method.Run;
import io.headframe.core.method.view.Presentable;
import io.headframe.core.method.view.Text;
import io.headframe.core.method.view.View;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** Greets somebody, taking its time where that is asked for. */
@Component
@MethodInfo(
    id = "example.org/hello",
    title = "Hello",
    summary = "Greets somebody and says which version of itself did so.",
    family = "example")
public final class HelloMethod
    implements Method<HelloMethod.Parameters, HelloMethod.Greeting>, HealthCheck {

  /** Change this together with the version in pom.xml to see which version answers. */
  static final String VERSION = "1.0.0";

  private static final int STEPS_PER_SECOND = 10;

  /**
   * What the user sets.
   *
   * @param name whom to greet
   * @param seconds how long to keep the run busy
   */
  public record Parameters(
      @Parameter(value = "whom to greet", defaultValue = "world") String name,
      @Parameter(value = "how long to keep the run busy", unit = "seconds", defaultValue = "0", min = 0, max = 3600)
          double seconds) {}

  /**
   * What comes out.
   *
   * @param text the greeting
   * @param version the version that greeted
   */
  public record Greeting(
      @Result("the greeting") Line text, @Result("the version of the method that greeted") String version) {}

  /** A line that front ends show. */
  public record Line(String value) implements Presentable {

    @Override
    public List<View> views() {
      return List.of(new Text("Greeting", value));
    }
  }

  @Override
  public Greeting run(Parameters parameters, Run run) throws InterruptedException {
    int steps = (int) Math.round(parameters.seconds() * STEPS_PER_SECOND);
    for (int step = 0; step < steps; step++) {
      run.checkCancelled();
      run.progress((double) step / steps, "thinking about " + parameters.name());
      Thread.sleep(1000 / STEPS_PER_SECOND);
    }
    run.log().info("greeted {}", parameters.name());
    return new Greeting(new Line("Hello, " + parameters.name() + ", from version " + VERSION + "."), VERSION);
  }

  /** Asked before this version takes over from another. */
  @Override
  public void checkHealth(Run run) throws InterruptedException {
    String greeting = run(new Parameters("Ada", 0), run).text().value();
    if (!greeting.startsWith("Hello, Ada,")) {
      throw new IllegalStateException("Ada is to be greeted, and the greeting was: " + greeting);
    }
  }
}
