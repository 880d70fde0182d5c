package io.headframe.kernel.vector.internal;

import java.io.IOException;
import java.io.InputStream;

/**
 * Loads the loops once for each width of vectors and kind of weights. The JVM makes machine code for vectors only where
 * both are constant, and code that it made for two of them would be good for neither.
 */
public final class LaneLoader extends ClassLoader {

  private static final String PACKAGE = LaneLoader.class.getPackageName() + ".lanes.";

  private final int bits;
  private final boolean bytes;

  private LaneLoader(int bits, boolean bytes) {
    super(LaneLoader.class.getClassLoader());
    this.bits = bits;
    this.bytes = bytes;
  }

  /** Loops for a width of 128, 256 or 512 bits, for weights that are bytes or floats. */
  static LaneOperations load(int bits, boolean bytes) {
    try {
      return (LaneOperations) new LaneLoader(bits, bytes).loadClass(PACKAGE + "Lanes").getConstructor().newInstance();
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The width that a class was loaded for; 128 if it was not loaded here. */
  public static int bits(Class<?> type) {
    return type.getClassLoader() instanceof LaneLoader loader ? loader.bits : 128;
  }

  /** Whether a class was loaded for weights that are bytes. */
  public static boolean bytes(Class<?> type) {
    return type.getClassLoader() instanceof LaneLoader loader && loader.bytes;
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
