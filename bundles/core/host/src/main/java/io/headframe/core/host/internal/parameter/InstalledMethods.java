package io.headframe.core.host.internal.parameter;

import io.headframe.core.host.MethodDescription;
import io.headframe.core.host.MethodSummary;
import io.headframe.core.host.Methods;
import io.headframe.core.host.ParameterDescription;
import io.headframe.core.host.ResultDescription;
import io.headframe.core.host.internal.registry.Generation;
import io.headframe.core.host.internal.registry.Techniques;
import io.headframe.core.method.Claim;
import io.headframe.core.method.ClaimCheck;
import io.headframe.core.method.Lease;
import io.headframe.core.method.Method;
import io.headframe.core.method.MethodInfo;
import io.headframe.core.method.ParameterType;
import io.headframe.core.method.Result;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Describes methods: a line from service properties, the rest from their records. */
@Component
public final class InstalledMethods implements Methods {

  private final Techniques techniques;

  /** @param techniques where methods are found */
  @Activate
  public InstalledMethods(@Reference Techniques techniques) {
    this.techniques = techniques;
  }

  @Override
  public List<MethodSummary> list() {
    return techniques.ids(Method.class).stream()
        .flatMap(id -> techniques.providers(Method.class.getName(), id).stream().limit(1))
        .map(InstalledMethods::summary)
        .toList();
  }

  @Override
  public MethodDescription describe(String id) {
    try (Lease<?> lease = techniques.lease(Method.class, id)) {
      MethodSignature signature = MethodSignature.of(id, (Method<?, ?>) lease.get());
      List<ParameterDescription> parameters = signature.declarations().stream().map(this::parameter).toList();
      List<ResultDescription> results =
          Stream.of(signature.results().getRecordComponents()).map(InstalledMethods::result).toList();
      MethodSummary summary = summary(techniques.providers(Method.class.getName(), id).get(0));
      return new MethodDescription(summary, parameters, results, claims(id));
    }
  }

  private ParameterDescription parameter(Declaration declaration) {
    var about = declaration.about();
    return new ParameterDescription(declaration.name(), about.value(), typeName(declaration), about.unit(),
        declaration.hasDefault() ? about.defaultValue() : null, declaration.required(), about.positional(), about.min(),
        about.max(), declaration.choices());
  }

  private String typeName(Declaration declaration) {
    String type = declaration.type().getName();
    if (declaration.plain() || techniques.providers(ParameterType.class.getName(), type).isEmpty()) {
      return declaration.typeName();
    }
    try (Lease<?> lease = techniques.lease(ParameterType.class, type)) {
      return ((ParameterType<?>) lease.get()).description();
    }
  }

  private List<Claim> claims(String id) {
    if (techniques.providers(ClaimCheck.class.getName(), id).isEmpty()) {
      return List.of();
    }
    try (Lease<?> lease = techniques.lease(ClaimCheck.class, id)) {
      return List.copyOf(((ClaimCheck<?>) lease.get()).claims());
    }
  }

  private static ResultDescription result(RecordComponent component) {
    Result about = component.getAnnotation(Result.class);
    return new ResultDescription(component.getName(), about.value(), component.getType().getSimpleName(),
        about.unit());
  }

  private static MethodSummary summary(Generation generation) {
    return new MethodSummary(generation.id(), text(generation, "title"), text(generation, "summary"),
        text(generation, "family"), text(generation, "paper"),
        generation.property(MethodInfo.PREFIX_ + "year") instanceof Number year ? year.intValue() : 0,
        text(generation, "arxiv"), generation.owner().name(), generation.owner().version());
  }

  private static String text(Generation generation, String name) {
    Object value = generation.property(MethodInfo.PREFIX_ + name);
    return value == null ? "" : value.toString();
  }
}
