package io.headframe.core.method.view;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** A result value that knows how it is shown. Families define their own; front ends know the views alone. */
@ConsumerType
public interface Presentable {

  /** The views, the most important first. */
  List<View> views();
}
