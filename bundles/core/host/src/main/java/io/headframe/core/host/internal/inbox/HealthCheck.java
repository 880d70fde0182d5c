package io.headframe.core.host.internal.inbox;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.internal.HostError;
import io.headframe.core.host.internal.parameter.MethodSignature;
import io.headframe.core.host.internal.registry.ActivationFailure;
import io.headframe.core.host.internal.registry.Generation;
import io.headframe.core.host.internal.registry.TechniqueTable;
import io.headframe.core.host.internal.registry.Techniques;
import io.headframe.core.method.Method;
import io.headframe.core.method.ParameterType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** Whether a bundle that was started beside its predecessor may take over. */
final class HealthCheck {

  private final BundleContext context;
  private final Techniques techniques;

  HealthCheck(BundleContext context, Techniques techniques) {
    this.context = context;
    this.techniques = techniques;
  }

  /**
   * Activates every technique of the bundle and reads every method's records.
   *
   * @param bundle started, not admitted
   * @param predecessor the bundle whose ids it may take, or null
   * @param file for messages
   * @throws HeadframeException if it may not take over
   */
  void check(Bundle bundle, Bundle predecessor, String file) {
    List<Generation> offered = techniques.waiting(bundle);
    if (offered.isEmpty()) {
      throw new HeadframeException(HostError.PLUGIN_NO_TECHNIQUE, file, bundle.getSymbolicName(), bundle.getVersion(),
          ActivationFailure.ofBundle(context, bundle));
    }
    Set<String> own = new HashSet<>();
    for (Generation generation : offered) {
      for (String type : generation.types()) {
        boolean repeated = !own.add(type + " " + generation.id());
        requireFree(generation, type, predecessor, file, repeated);
      }
      Object service = generation.service();
      if (generation.types().contains(Method.class.getName())) {
        checkMethod(generation, service, offered);
      }
    }
  }

  private void requireFree(Generation generation, String type, Bundle predecessor, String file, boolean repeated) {
    for (Generation other : techniques.providers(type, generation.id())) {
      if (!other.owner().bundle().equals(predecessor)) {
        throw taken(generation, type, file, other.owner().toString());
      }
    }
    if (repeated) {
      throw taken(generation, type, file, "another component of the same bundle");
    }
  }

  private static HeadframeException taken(Generation generation, String type, String file, String by) {
    return new HeadframeException(HostError.PLUGIN_ID_TAKEN, file, TechniqueTable.kind(type), generation.id(),
        generation.owner(), by);
  }

  private void checkMethod(Generation generation, Object service, List<Generation> offered) {
    if (!(service instanceof Method<?, ?> method)) {
      throw new HeadframeException(HostError.WRONG_TYPE, generation.id(), generation.owner(), Method.class.getName());
    }
    String parameterType = ParameterType.class.getName();
    MethodSignature.of(generation.id(), method).check(type ->
        !techniques.providers(parameterType, type).isEmpty()
            || offered.stream().anyMatch(own -> own.types().contains(parameterType) && own.id().equals(type)));
  }
}
