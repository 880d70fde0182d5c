package io.headframe.core.tck.internal;

import io.headframe.core.model.CausalLM;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The values of a record; those that can be closed are closed with it, as a host does at the end of a run. */
record Opened<P extends Record>(P parameters) implements AutoCloseable {

  /** The language models among the parameters. */
  List<CausalLM> models() {
    return values(parameters).stream().filter(CausalLM.class::isInstance).map(CausalLM.class::cast).toList();
  }

  /** The components of a record in order; what is in an {@link Optional} stands for it. */
  static List<Object> values(Record record) {
    List<Object> values = new ArrayList<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      try {
        Method accessor = component.getAccessor();
        accessor.setAccessible(true);
        Object value = accessor.invoke(record);
        values.add(value instanceof Optional<?> optional ? optional.orElse(null) : value);
      } catch (ReflectiveOperationException failed) {
        throw new AssertionError(component.getName() + " cannot be read", failed);
      }
    }
    return values;
  }

  @Override
  public void close() {
    for (Object value : values(parameters)) {
      if (value instanceof AutoCloseable closeable) {
        try {
          closeable.close();
        } catch (Exception failed) {
          throw new AssertionError("a parameter cannot be closed", failed);
        }
      }
    }
  }
}
