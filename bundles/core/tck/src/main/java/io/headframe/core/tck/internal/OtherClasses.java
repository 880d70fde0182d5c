package io.headframe.core.tck.internal;

import io.headframe.core.method.Method;
import io.headframe.core.method.Run;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs a method whose classes were loaded anew: records and enums of the bundle are made again with its classes. */
public final class OtherClasses {

  private final ClassLoader anew;

  private OtherClasses(ClassLoader anew) {
    this.anew = anew;
  }

  /**
   * Runs it once, makes all that people see of the result, and closes what the parameters hold.
   *
   * @param method made of classes that were loaded anew
   * @param parameters made of those of the test
   * @param run the run
   */
  @SuppressWarnings("unchecked")
  public static <P extends Record, R extends Record> void run(Method<P, R> method, P parameters, Run run)
      throws Exception {
    try (Opened<P> opened = new Opened<>(parameters)) {
      OtherClasses classes = new OtherClasses(method.getClass().getClassLoader());
      ResultText.show(method.run((P) classes.again(opened.parameters()), run));
    }
  }

  private Object again(Object value) throws ReflectiveOperationException {
    if (value instanceof Optional<?> optional) {
      return optional.isEmpty() ? optional : Optional.of(again(optional.get()));
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      for (Object element : list) {
        copy.add(again(element));
      }
      return copy;
    }
    if (value instanceof Enum<?> constant) {
      Class<?> type = other(constant.getDeclaringClass());
      return Stream.of(type.getEnumConstants()).filter(each -> ((Enum<?>) each).name().equals(constant.name()))
          .findFirst().orElseThrow();
    }
    if (value instanceof Record && other(value.getClass()) != value.getClass()) {
      return again((Record) value);
    }
    return value;
  }

  private Object again(Record record) throws ReflectiveOperationException {
    RecordComponent[] components = record.getClass().getRecordComponents();
    Object[] values = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      java.lang.reflect.Method accessor = components[i].getAccessor();
      accessor.setAccessible(true);
      values[i] = again(accessor.invoke(record));
      types[i] = other(components[i].getType());
    }
    Constructor<?> constructor = other(record.getClass()).getDeclaredConstructor(types);
    constructor.setAccessible(true);
    return constructor.newInstance(values);
  }

  private Class<?> other(Class<?> type) throws ClassNotFoundException {
    return type.isPrimitive() || type.isHidden() ? type : Class.forName(type.getName(), true, anew);
  }
}
