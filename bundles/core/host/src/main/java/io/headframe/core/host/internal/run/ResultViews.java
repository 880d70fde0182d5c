package io.headframe.core.host.internal.run;

import io.headframe.core.host.internal.DashedName;
import io.headframe.core.method.Result;
import io.headframe.core.method.view.Presentable;
import io.headframe.core.method.view.Table;
import io.headframe.core.method.view.View;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What people see of a record of results: a table of its plain values, then the views of the others in order. */
final class ResultViews {

  private final List<List<String>> plain = new ArrayList<>();
  private final List<View> views = new ArrayList<>();

  private ResultViews() {}

  static List<View> of(Record result) throws ReflectiveOperationException {
    ResultViews shown = new ResultViews();
    for (RecordComponent component : result.getClass().getRecordComponents()) {
      shown.add(component, value(component, result));
    }
    if (!shown.plain.isEmpty()) {
      shown.views.add(0, new Table("Results", List.of("name", "value", "unit", "what it is"), shown.plain));
    }
    return List.copyOf(shown.views);
  }

  private void add(RecordComponent component, Object value) {
    if (value instanceof Presentable presentable) {
      views.addAll(presentable.views());
    } else if (value instanceof List<?> list && list.stream().allMatch(Presentable.class::isInstance)) {
      list.forEach(each -> views.addAll(((Presentable) each).views()));
    } else {
      Result about = component.getAnnotation(Result.class);
      plain.add(List.of(DashedName.ofComponent(component.getName()), text(value), about.unit(), about.value()));
    }
  }

  private static String text(Object value) {
    if (value instanceof Double || value instanceof Float) {
      return String.format(Locale.ROOT, "%.6g", ((Number) value).doubleValue());
    }
    return value instanceof Enum<?> constant ? DashedName.ofConstant(constant) : String.valueOf(value);
  }

  private static Object value(RecordComponent component, Record record) throws ReflectiveOperationException {
    Method accessor = component.getAccessor();
    accessor.setAccessible(true);
    try {
      return accessor.invoke(record);
    } catch (InvocationTargetException thrown) {
      throw new IllegalStateException("the result '" + component.getName() + "' cannot be read", thrown.getCause());
    }
  }
}
