package io.headframe.core.host.internal.sample;

import java.util.function.Supplier;
import org.osgi.framework.FrameworkUtil;

/** Says the version of its bundle. */
public final class Saying implements Supplier<String> {

  @Override
  public String get() {
    return FrameworkUtil.getBundle(Saying.class).getVersion().toString();
  }
}
