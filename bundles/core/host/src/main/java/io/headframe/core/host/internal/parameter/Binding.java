package io.headframe.core.host.internal.parameter;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.internal.HostError;
import io.headframe.core.host.internal.Nearest;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The parameters of one run. Plain values are read and checked when it is made; values of other types are opened
 * later, on the thread that computes.
 */
public final class Binding {

  private final MethodSignature signature;
  private final Map<String, String> texts = new LinkedHashMap<>();
  private final Object[] values;

  /**
   * Checks what a user wrote against the declarations.
   *
   * @throws HeadframeException if a name is unknown, one is missing, or a value is refused
   */
  public Binding(MethodSignature signature, Map<String, String> written) {
    this.signature = signature;
    List<Declaration> declarations = signature.declarations();
    List<String> names = declarations.stream().map(Declaration::name).toList();
    for (String name : written.keySet()) {
      if (!names.contains(name)) {
        throw new HeadframeException(HostError.UNKNOWN_PARAMETER, signature.id(), name,
            Nearest.suggestion(name, names), signature.id());
      }
    }
    this.values = new Object[declarations.size()];
    for (int i = 0; i < values.length; i++) {
      Declaration declaration = declarations.get(i);
      String text = text(declaration, written);
      if (text != null) {
        texts.put(declaration.name(), text);
        values[i] = declaration.plain() ? PlainValue.parse(declaration, text) : null;
      }
    }
  }

  /** Null for an optional one that is not given. */
  private String text(Declaration declaration, Map<String, String> written) {
    String text = written.get(declaration.name());
    if (text != null) {
      return text;
    }
    if (declaration.required()) {
      throw new HeadframeException(
          declaration.about().positional() ? HostError.MISSING_TEXT : HostError.MISSING_PARAMETER,
          signature.id(), declaration.name(),
          declaration.about().value());
    }
    return declaration.hasDefault() ? declaration.about().defaultValue() : null;
  }

  /** Every parameter as it is used, defaults included, in the order of declaration; without empty optional ones. */
  public Map<String, String> texts() {
    return Collections.unmodifiableMap(texts);
  }

  /** The parameters that must be opened: those that have a text and are not plain. */
  public List<Declaration> toOpen() {
    return signature.declarations().stream()
        .filter(declaration -> !declaration.plain() && texts.containsKey(declaration.name()))
        .toList();
  }

  /**
   * Makes the record.
   *
   * @param opened the values of {@link #toOpen()}, by name
   * @throws HeadframeException if the record itself refuses the values
   */
  public Record record(Map<String, Object> opened) throws ReflectiveOperationException {
    Object[] arguments = values.clone();
    for (int i = 0; i < arguments.length; i++) {
      Declaration declaration = signature.declarations().get(i);
      if (!declaration.plain()) {
        arguments[i] = opened.get(declaration.name());
      }
      if (declaration.optional()) {
        arguments[i] = Optional.ofNullable(arguments[i]);
      }
    }
    Class<?>[] types = Stream.of(signature.parameters().getRecordComponents())
        .map(RecordComponent::getType).toArray(Class<?>[]::new);
    Constructor<?> constructor = signature.parameters().getDeclaredConstructor(types);
    constructor.setAccessible(true);
    try {
      return (Record) constructor.newInstance(arguments);
    } catch (InvocationTargetException refused) {
      throw new HeadframeException(refused.getCause(), HostError.REFUSED_BY_RECORD, signature.id(),
          refused.getCause().getMessage());
    }
  }
}
