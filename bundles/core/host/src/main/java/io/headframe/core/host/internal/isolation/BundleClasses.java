package io.headframe.core.host.internal.isolation;

import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.BundleWiring;

/** Which bundle a class on a stack comes from, as far as its name says. No class is loaded for it. */
final class BundleClasses {

  private BundleClasses() {}

  /** Whether a bundle has a class of that name in itself. The framework has none in this sense. */
  static boolean contains(Bundle bundle, String className) {
    BundleWiring wiring = bundle.getBundleId() == Constants.SYSTEM_BUNDLE_ID ? null : bundle.adapt(BundleWiring.class);
    if (wiring == null) {
      return false;
    }
    String name = written(className);
    int dot = name.lastIndexOf('.');
    String folder = dot < 0 ? "/" : name.substring(0, dot).replace('.', '/');
    var found = wiring.listResources(folder, name.substring(dot + 1) + ".class", BundleWiring.LISTRESOURCES_LOCAL);
    return found != null && !found.isEmpty();
  }

  /** A lambda's class is made while running; the class that it was written in has a file. */
  static String written(String className) {
    int made = className.indexOf("$$");
    return made < 0 ? className : className.substring(0, made);
  }
}
