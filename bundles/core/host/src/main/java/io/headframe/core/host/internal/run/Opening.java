package io.headframe.core.host.internal.run;

import io.headframe.core.host.RunRecord.Input;
import io.headframe.core.host.internal.PluginMark;
import io.headframe.core.host.internal.parameter.Declaration;
import io.headframe.core.host.internal.registry.TechniqueLease;
import io.headframe.core.method.ParameterType;
import io.headframe.core.method.Run;

/**
 * A parameter that is opened when the run computes. The lease on its type is taken before, so that an unknown type is
 * found at once.
 */
record Opening(Declaration declaration, String text, TechniqueLease<?> type) {

  /** Opens it, in the name of the bundle that knows the type. */
  ParameterType.Opened<?> open(Run run) throws Exception {
    return PluginMark.call(type.owner().name(), () -> ((ParameterType<?>) type.get()).open(text, run));
  }

  Input input(ParameterType.Opened<?> opened) {
    return new Input(declaration.name(), text, opened.digest());
  }
}
