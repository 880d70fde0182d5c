package io.headframe.core.distribution.internal;

import io.headframe.core.distribution.Definition;
import io.headframe.core.distribution.Definition.Wanted;
import io.headframe.core.error.ErrorKind;
import io.headframe.core.error.HeadframeException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.framework.VersionRange;

/**
 * The definition of a distribution with some methods. Methods reach what opens their parameters, and models their
 * architectures, through leases, of which no manifest speaks; so those are found by the packages that bundles use.
 */
public final class Proposal {

  private static final List<String> RUNTIME =
      List.of("org.apache.felix.scr", "org.apache.felix.gogo.runtime", "io.headframe.core.console");
  private static final String METHOD_PACKAGE = "io.headframe.core.method";
  private static final String PARAMETER_TYPE = METHOD_PACKAGE + ".ParameterType";
  private static final String TRANSFORMER = "io.headframe.core.transformer.";
  private static final String EMBEDDED_MODEL = TRANSFORMER + "EmbeddedModel";
  private static final String ARCHITECTURE = TRANSFORMER + "ModelArchitecture";
  private static final String FORMAT = TRANSFORMER + "CheckpointFormat";

  private final Pool pool;
  private final BundleContext context;
  private final String name;
  private final Set<String> models;
  /** Chosen bundles and why they are. */
  private final Map<Part, String> methods = new LinkedHashMap<>();
  private final Map<Part, String> parameters = new LinkedHashMap<>();
  private final Map<Part, String> opened = new LinkedHashMap<>();
  private final Map<Part, String> leftOut = new LinkedHashMap<>();

  private Proposal(Pool pool, BundleContext context, String name, Set<String> models) {
    this.pool = pool;
    this.context = context;
    this.name = name;
    this.models = models;
  }

  /** See {@link io.headframe.core.distribution.Distributions#propose}. */
  public static String of(
      Pool pool, BundleContext context, String name, List<String> methods, List<String> models) {
    Proposal proposal = new Proposal(pool, context, name, new TreeSet<>(models));
    for (String id : methods) {
      Part part = one(pool.parts().stream().filter(candidate -> candidate.methods().contains(id)),
          DistributionError.NO_METHOD, id, pool.parts().stream().flatMap(candidate -> candidate.methods().stream()));
      proposal.methods.put(part, String.join(", ", part.methods()));
    }
    for (String id : models) {
      one(pool.parts().stream().filter(candidate -> isModel(candidate) && candidate.ids().contains(id)),
          DistributionError.NO_MODEL, id,
          pool.parts().stream().filter(Proposal::isModel).flatMap(candidate -> candidate.ids().stream()));
    }
    while (proposal.grows()) {
      // What was added may use more.
    }
    return proposal.text();
  }

  private static Part one(Stream<Part> found, ErrorKind none, String id, Stream<String> there) {
    return found.findFirst().orElseThrow(
        () -> new HeadframeException(none, id, there.distinct().sorted().collect(Collectors.joining(", "))));
  }

  private static boolean isModel(Part part) {
    return part.services().contains(EMBEDDED_MODEL) || part.services().contains(ARCHITECTURE);
  }

  private boolean grows() {
    List<String> wanted = new ArrayList<>(RUNTIME);
    chosen().forEach(part -> wanted.add(part.name()));
    List<Part> resolved = Resolution.parts(pool, context, new Definition(
        name, wanted.stream().map(bundle -> new Wanted(bundle, new VersionRange("0"))).toList()));
    int before = (int) chosen().count();
    for (Part part : pool.parts()) {
      if (!part.ids().isEmpty() && chosen().noneMatch(part::equals)) {
        consider(part, resolved);
      }
    }
    return chosen().count() > before;
  }

  private void consider(Part part, List<Part> resolved) {
    for (String service : part.services()) {
      if (service.equals(PARAMETER_TYPE)) {
        for (String type : part.ids()) {
          if (methods.keySet().stream().anyMatch(method -> method.needs(packageOf(type)))) {
            parameters.put(part, "opens parameters of the type " + type.substring(type.lastIndexOf('.') + 1));
          }
        }
      } else if (service.startsWith(TRANSFORMER)) {
        boolean open = resolved.stream().anyMatch(other -> (other.name() + ".").equals(TRANSFORMER));
        if (open && (models.isEmpty() || service.equals(FORMAT) || part.ids().stream().anyMatch(models::contains))) {
          opened.put(part, String.join(", ", part.ids()));
        }
      } else if (!packageOf(service).startsWith(METHOD_PACKAGE)
          && uses(resolved).anyMatch(other -> other.needs(packageOf(service)))) {
        String why = "provides " + service.substring(service.lastIndexOf('.') + 1) + ": "
            + String.join(", ", part.ids());
        (part.methods().isEmpty() ? parameters : leftOut).put(part, why);
      }
    }
  }

  /** Who may take a lease: what was chosen, and the core. Libraries between the two only pass values on. */
  private Stream<Part> uses(List<Part> resolved) {
    return Stream.concat(chosen(), resolved.stream().filter(part -> part.name().startsWith("io.headframe.core.")));
  }

  private Stream<Part> chosen() {
    return Stream.of(methods, parameters, opened).flatMap(map -> map.keySet().stream());
  }

  private static String packageOf(String type) {
    return type.contains(".") ? type.substring(0, type.lastIndexOf('.')) : "";
  }

  private String text() {
    StringBuilder text = new StringBuilder("""
        # The distribution %1$s. It requires the bundles below; what those need is found when it is built:
        #   headframe dist build %1$s.bndrun --to FOLDER      a folder, started by bin/headframe
        #   headframe dist build %1$s.bndrun --jar FILE       one file, started by java -jar
        # Take out what you do without, and add what else you want: the names of bundles are those of the files in the
        # folder bundles of a distribution, without their versions.

        # The component runtime and the command line.
        -runrequires.runtime: \\
        """.formatted(name));
    text.append(RUNTIME.stream().map(Proposal::clause).collect(Collectors.joining(",\\\n"))).append('\n');
    section(text, "methods", "The methods that were asked for, and others that are in the same bundles.", methods);
    section(text, "services", "What those methods reach through leases.", parameters);
    section(text, "models", "Embedded models, architectures and formats of checkpoints.", opened);
    leftOut.keySet().removeAll(chosen().toList());
    if (!leftOut.isEmpty()) {
      text.append("\n# Left out, because they have methods of their own:\n");
      comments(text, leftOut);
    }
    return text.toString();
  }

  private static void section(StringBuilder text, String key, String comment, Map<Part, String> parts) {
    if (!parts.isEmpty()) {
      text.append("\n# ").append(comment).append('\n');
      comments(text, parts);
      text.append("-runrequires.").append(key).append(": \\\n");
      text.append(sorted(parts).map(part -> clause(part.name())).collect(Collectors.joining(",\\\n"))).append('\n');
    }
  }

  private static void comments(StringBuilder text, Map<Part, String> parts) {
    sorted(parts).forEach(part -> text.append("#   ").append(part.name()).append(": ").append(parts.get(part))
        .append('\n'));
  }

  private static Stream<Part> sorted(Map<Part, String> parts) {
    return parts.keySet().stream().sorted(Comparator.comparing(Part::name));
  }

  private static String clause(String bundle) {
    return "  bnd.identity;id='" + bundle + "'";
  }
}
