package io.headframe.core.host.internal.parameter;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.internal.HostError;
import io.headframe.core.method.Method;
import io.headframe.core.method.Parameter;
import io.headframe.core.method.Result;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a method takes and gives, read from its class. It refers to the plugin's classes: keep it no longer than the
 * lease.
 *
 * @param id the method's id
 * @param parameters the class of its parameters
 * @param results the class of its results
 * @param declarations the parameters in order
 */
public record MethodSignature(
    String id, Class<?> parameters, Class<?> results, List<Declaration> declarations) {

  /**
   * Reads the signature.
   *
   * @throws HeadframeException if the records are not written out or a component is not declared
   */
  public static MethodSignature of(String id, Method<?, ?> method) {
    List<Class<?>> records = TypeArguments.of(method.getClass(), Method.class);
    if (records.size() != 2 || !records.stream().allMatch(Class::isRecord)) {
      throw new HeadframeException(HostError.NOT_WRITTEN_OUT, method.getClass().getName());
    }
    requireDeclared(records.get(0), Parameter.class);
    requireDeclared(records.get(1), Result.class);
    List<Declaration> declarations =
        Stream.of(records.get(0).getRecordComponents()).map(Declaration::of).toList();
    return new MethodSignature(id, records.get(0), records.get(1), declarations);
  }

  /**
   * Checks that every parameter can be read and that what it declares goes together.
   *
   * @param readable whether there is a {@link io.headframe.core.method.ParameterType} for a type of this name
   * @throws HeadframeException if not
   */
  public void check(Predicate<String> readable) {
    List<Declaration> positional =
        declarations.stream().filter(declaration -> declaration.about().positional()).toList();
    if (positional.size() > 1) {
      throw wrong(positional.get(1), "it is positional, and so is '" + positional.get(0).name()
          + "'; only one can be");
    }
    for (Declaration declaration : declarations) {
      if (declaration.about().positional() && (declaration.type() != String.class || declaration.listed())) {
        throw wrong(declaration, "it is positional and no String; make it one, or not positional");
      }
      if (declaration.optional() && declaration.hasDefault()) {
        throw wrong(declaration, "it is Optional and has a default; leave one of the two out");
      }
      if (!declaration.plain()) {
        if (!readable.test(declaration.type().getName())) {
          throw new HeadframeException(HostError.UNKNOWN_TYPE, declaration.name(), parameters.getName(),
              declaration.type().getName());
        }
      } else if (declaration.hasDefault()) {
        checkDefault(declaration);
      }
    }
  }

  private HeadframeException wrong(Declaration declaration, String reason) {
    return new HeadframeException(HostError.BAD_DECLARATION, declaration.name(), parameters.getName(), reason);
  }

  private void checkDefault(Declaration declaration) {
    try {
      PlainValue.parse(declaration, declaration.about().defaultValue());
    } catch (HeadframeException refused) {
      throw new HeadframeException(HostError.BAD_DEFAULT, declaration.name(), parameters.getName(),
          refused.getMessage());
    }
  }

  private static void requireDeclared(Class<?> type, Class<? extends Annotation> annotation) {
    for (RecordComponent component : type.getRecordComponents()) {
      if (component.getAnnotation(annotation) == null) {
        throw new HeadframeException(HostError.UNDECLARED, component.getName(), type.getName(),
            annotation.getSimpleName());
      }
    }
  }
}
