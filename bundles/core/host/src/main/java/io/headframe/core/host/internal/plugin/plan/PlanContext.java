package io.headframe.core.host.internal.plugin.plan;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.osgi.resource.Capability;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;
import org.osgi.resource.Wiring;
import org.osgi.service.resolver.HostedCapability;
import org.osgi.service.resolver.ResolveContext;

/** What the framework's resolver asks while it works a plan out. */
final class PlanContext extends ResolveContext {

  private final Pool pool;

  PlanContext(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Collection<Resource> getMandatoryResources() {
    return List.copyOf(pool.comingResources());
  }

  @Override
  public List<Capability> findProviders(Requirement requirement) {
    return pool.providers(requirement);
  }

  @Override
  public int insertHostedCapability(List<Capability> capabilities, HostedCapability hosted) {
    capabilities.add(hosted);
    return capabilities.size() - 1;
  }

  @Override
  public boolean isEffective(Requirement requirement) {
    return Requirements.isEffective(requirement);
  }

  @Override
  public Map<Resource, Wiring> getWirings() {
    return pool.wirings();
  }
}
