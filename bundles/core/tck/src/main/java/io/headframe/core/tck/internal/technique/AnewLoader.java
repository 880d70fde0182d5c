package io.headframe.core.tck.internal.technique;

import java.net.URL;
import java.net.URLClassLoader;

/**
 * Loads the classes of a technique's package, and of those below it, anew, as an update of its bundle does. All others
 * are those of the test.
 */
final class AnewLoader extends URLClassLoader {

  private final String prefix;

  AnewLoader(Class<?> technique) {
    super(new URL[] {BundleFiles.of(technique).url()}, technique.getClassLoader());
    this.prefix = technique.getPackageName() + ".";
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (name.startsWith(prefix)) {
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        if (loaded != null) {
          return loaded;
        }
        try {
          return findClass(name);
        } catch (ClassNotFoundException elsewhere) {
          return super.loadClass(name, resolve);
        }
      }
    }
    return super.loadClass(name, resolve);
  }
}
