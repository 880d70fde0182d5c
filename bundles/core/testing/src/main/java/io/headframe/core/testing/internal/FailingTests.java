package io.headframe.core.testing.internal;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.TestAbortedException;

/** Executes the tests of a conformance class, to test the class itself on something that breaks one of its rules. */
public final class FailingTests {

  private FailingTests() {}

  /**
   * The tests that fail: names of methods, and of what factories make the part before the colon.
   *
   * @param conformance an instance of a test class; one instance is used for all its tests
   * @param folder where folders that tests ask for are made
   */
  public static Set<String> of(Object conformance, Path folder) throws Exception {
    Set<String> failing = new TreeSet<>();
    for (Class<?> type = conformance.getClass(); type != Object.class; type = type.getSuperclass()) {
      for (Method method : type.getDeclaredMethods()) {
        if (method.isAnnotationPresent(Test.class)) {
          addIfFailing(failing, method.getName(), () -> call(conformance, method, folder));
        } else if (method.isAnnotationPresent(TestFactory.class)) {
          for (Object test : ((Stream<?>) call(conformance, method, folder)).toList()) {
            DynamicTest dynamic = (DynamicTest) test;
            addIfFailing(failing, dynamic.getDisplayName().replaceFirst(":.*", ""), () -> {
              dynamic.getExecutable().execute();
              return null;
            });
          }
        }
      }
    }
    return failing;
  }

  private static void addIfFailing(Set<String> failing, String name, Execution test) {
    try {
      test.run();
    } catch (TestAbortedException skipped) {
      return;
    } catch (Throwable failed) {
      failing.add(name);
    }
  }

  private static Object call(Object conformance, Method method, Path folder) throws Exception {
    Object[] arguments = new Object[method.getParameterCount()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = temporary(folder);
    }
    method.setAccessible(true);
    try {
      return method.invoke(conformance, arguments);
    } catch (InvocationTargetException failed) {
      if (failed.getCause() instanceof Error error) {
        throw error;
      }
      throw (Exception) failed.getCause();
    }
  }

  private static Path temporary(Path folder) throws IOException {
    return Files.createTempDirectory(folder, "test");
  }

  /** A test. */
  @FunctionalInterface
  private interface Execution {
    Object run() throws Throwable;
  }
}
