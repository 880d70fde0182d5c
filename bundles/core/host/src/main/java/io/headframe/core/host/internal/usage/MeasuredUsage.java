package io.headframe.core.host.internal.usage;

import io.headframe.core.host.Usage;
import io.headframe.core.host.internal.isolation.Compartment;
import io.headframe.core.host.internal.isolation.Compartments;
import io.headframe.core.host.internal.registry.Generation;
import io.headframe.core.host.internal.registry.TechniqueTable;
import io.headframe.core.host.internal.registry.Techniques;
import io.headframe.core.method.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Puts together what the compartments count and what the techniques' leases say. */
@Component
public final class MeasuredUsage implements Usage {

  private final Compartments compartments;
  private final Techniques techniques;

  /**
   * @param compartments count runs
   * @param techniques know the leases
   */
  @Activate
  public MeasuredUsage(@Reference Compartments compartments, @Reference Techniques techniques) {
    this.compartments = compartments;
    this.techniques = techniques;
  }

  @Override
  public List<OfBundle> list() {
    List<Generation> generations = techniques.all();
    generations.forEach(generation -> compartments.of(generation.owner().bundle()));
    return compartments.all().stream()
        .map(compartment -> of(compartment, generations.stream()
            .filter(generation -> generation.owner().bundle().getBundleId() == compartment.bundle())
            .toList()))
        .toList();
  }

  private static OfBundle of(Compartment compartment, List<Generation> generations) {
    List<OfTechnique> techniques = new ArrayList<>();
    TreeSet<String> gone = new TreeSet<>(compartment.methods());
    for (Generation generation : generations) {
      boolean method = generation.types().contains(Method.class.getName());
      gone.remove(method ? generation.id() : "");
      techniques.add(method
          ? method(compartment, generation.id(), generation.leases())
          : new OfTechnique(TechniqueTable.kind(generation.types().get(0)), generation.id(), Counts.NONE,
              generation.leases(), null));
    }
    gone.forEach(id -> techniques.add(method(compartment, id, 0)));
    techniques.sort(Comparator.comparing(OfTechnique::kind).thenComparing(OfTechnique::id));
    Counts sum = techniques.stream().map(OfTechnique::counts).reduce(Counts.NONE, Counts::plus);
    int leases = techniques.stream().mapToInt(OfTechnique::openLeases).sum();
    return new OfBundle(compartment.name(), compartment.version(), sum, leases, List.copyOf(techniques),
        compartment.threadsGivenUp(),
        compartment.quarantine() == null ? null : compartment.quarantine().refusal().getMessage());
  }

  private static OfTechnique method(Compartment compartment, String id, int leases) {
    return new OfTechnique(TechniqueTable.kind(Method.class.getName()), id, compartment.tally(id).counts(), leases,
        compartment.breaker(id).heldBack());
  }
}
