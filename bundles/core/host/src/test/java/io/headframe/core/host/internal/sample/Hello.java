package io.headframe.core.host.internal.sample;

import io.headframe.core.method.Method;
import io.headframe.core.method.Parameter;
import io.headframe.core.method.Result;
import io.headframe.core.method.Run;
import io.headframe.core.method.view.Presentable;
import io.headframe.core.method.view.Text;
import io.headframe.core.method.view.View;
import java.util.List;

/** A method with values of its own types everywhere. */
public final class Hello implements Method<Hello.Parameters, Hello.Results> {

  public enum Manner { POLITE, VERY_RUDE }

  public record Parameters(
      @Parameter(value = "whom to greet", defaultValue = "world") String name,
      @Parameter(value = "how", defaultValue = "polite") Manner manner) {}

  public record Results(
      @Result("what is said") String greeting,
      @Result("how") Manner manner,
      @Result("the words one by one") Words words) {}

  public record Words(List<String> words) implements Presentable {

    @Override
    public List<View> views() {
      return List.of(new Text("Words", String.join("|", words)));
    }
  }

  public static final class Grumble extends Exception {

    private static final long serialVersionUID = 1L;

    Grumble(String message) {
      super(message);
    }
  }

  @Override
  public Results run(Parameters parameters, Run run) throws Exception {
    if (parameters.name().equals("nobody")) {
      throw new Grumble("there is nobody to greet");
    }
    String greeting = "hello " + parameters.name() + " from " + Version.read();
    return new Results(greeting, parameters.manner(), new Words(List.of(greeting.split(" "))));
  }
}
