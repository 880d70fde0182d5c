package io.headframe.kernel.vector.internal;

import java.io.IOException;
import java.io.InputStream;

/**
 * Loads the loops once for each width of vectors. The JVM makes machine code for vectors only of a width that is
 * constant, and code that it made for two widths would be good for neither.
 */
public final class LaneLoader extends ClassLoader {

  private static final String PACKAGE = LaneLoader.class.getPackageName() + ".lanes.";

  private final int bits;

  private LaneLoader(int bits) {
    super(LaneLoader.class.getClassLoader());
    this.bits = bits;
  }

  /** Loops for a width: 64, 128, 256 or 512 bits. */
  static LaneOperations load(int bits) {
    try {
      return (LaneOperations) new LaneLoader(bits).loadClass(PACKAGE + "Lanes").getConstructor().newInstance();
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The width that a class was loaded for; 128 if it was not loaded here. */
  public static int bits(Class<?> type) {
    return type.getClassLoader() instanceof LaneLoader loader ? loader.bits : 128;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(PACKAGE)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? define(name) : loaded;
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] code = in.readAllBytes();
      return defineClass(name, code, 0, code.length, LaneLoader.class.getProtectionDomain());
    } catch (IOException failed) {
      throw new ClassNotFoundException(name, failed);
    }
  }
}
