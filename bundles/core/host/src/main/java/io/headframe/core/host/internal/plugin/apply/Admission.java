package io.headframe.core.host.internal.plugin.apply;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.internal.HostError;
import io.headframe.core.host.internal.parameter.MethodSignature;
import io.headframe.core.host.internal.registry.ActivationFailure;
import io.headframe.core.host.internal.registry.Generation;
import io.headframe.core.host.internal.registry.TechniqueTable;
import io.headframe.core.host.internal.registry.Techniques;
import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Method;
import io.headframe.core.method.ParameterType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/** Whether bundles that were started beside their predecessors may take over. */
final class Admission {

  private final BundleContext context;
  private final Techniques techniques;
  private final HealthTrial trial;

  Admission(BundleContext context, Techniques techniques, HealthTrial trial) {
    this.context = context;
    this.techniques = techniques;
    this.trial = trial;
  }

  /**
   * Activates every technique of a bundle, reads every method's records, and asks those that can say whether they
   * work.
   *
   * @param bundle started, not admitted
   * @param asked whether it was asked for: what others need, or could need, may have no technique
   * @param leaving bundles whose ids may be taken
   * @param beside what comes together with it
   * @param name for messages: a file, or symbolic name and version
   * @throws HeadframeException if it may not take over
   */
  void check(Bundle bundle, boolean asked, Set<Bundle> leaving, List<Bundle> beside, String name) {
    List<Generation> offered = techniques.waiting(bundle);
    boolean library = bundle.getHeaders("").get(Constants.EXPORT_PACKAGE) != null;
    if (offered.isEmpty() && asked && !library) {
      throw new HeadframeException(HostError.PLUGIN_NO_TECHNIQUE, name, bundle.getSymbolicName(), bundle.getVersion(),
          ActivationFailure.ofBundle(context, bundle));
    }
    List<Generation> together = beside.stream().flatMap(each -> techniques.waiting(each).stream()).toList();
    Set<String> own = new HashSet<>();
    for (Generation generation : offered) {
      for (String type : generation.types()) {
        boolean repeated = !own.add(type + " " + generation.id());
        requireFree(generation, type, leaving, name, repeated);
      }
      Object service = generation.service();
      if (generation.types().contains(Method.class.getName())) {
        checkMethod(generation, service, together);
      }
    }
    for (Generation generation : offered) {
      if (generation.service() instanceof HealthCheck healthCheck) {
        trial.require(healthCheck, generation);
      }
    }
  }

  private void requireFree(Generation generation, String type, Set<Bundle> leaving, String name, boolean repeated) {
    for (Generation other : techniques.providers(type, generation.id())) {
      if (!leaving.contains(other.owner().bundle())) {
        throw taken(generation, type, name, other.owner().toString());
      }
    }
    if (repeated) {
      throw taken(generation, type, name, "another component of the same bundle");
    }
  }

  private static HeadframeException taken(Generation generation, String type, String name, String by) {
    return new HeadframeException(HostError.PLUGIN_ID_TAKEN, name, TechniqueTable.kind(type), generation.id(),
        generation.owner(), by);
  }

  private void checkMethod(Generation generation, Object service, List<Generation> together) {
    if (!(service instanceof Method<?, ?> method)) {
      throw new HeadframeException(HostError.WRONG_TYPE, generation.id(), generation.owner(), Method.class.getName());
    }
    String parameterType = ParameterType.class.getName();
    MethodSignature.of(generation.id(), method).check(type ->
        !techniques.providers(parameterType, type).isEmpty()
            || together.stream().anyMatch(each -> each.types().contains(parameterType) && each.id().equals(type)));
  }
}
