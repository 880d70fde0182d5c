package org.example.hello;

import io.headframe.core.method.Method;
import io.headframe.core.tck.Capability;
import io.headframe.core.tck.MethodConformance;
import java.util.Set;

/** What every method must do. */
class HelloMethodConformanceTest extends MethodConformance<HelloMethod.Parameters, HelloMethod.Greeting> {

  @Override
  protected Method<HelloMethod.Parameters, HelloMethod.Greeting> method() {
    return new HelloMethod();
  }

  @Override
  protected HelloMethod.Parameters parameters() {
    return new HelloMethod.Parameters("Ada", 0.3);
  }

  /** Nothing is claimed of a greeting. */
  @Override
  protected Set<Capability> without() {
    return Set.of(Capability.CLAIMS);
  }
}
