package io.headframe.core.tck;

import io.headframe.core.tck.internal.technique.ComponentDescription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.opentest4j.TestAbortedException;

/**
 * Counts the tests of a kit that were executed, for a build that compares the count with what it expects: a file for
 * each technique in the folder that the system property {@value #FOLDER} names. Without the property nothing is kept.
 * Tests that the technique's own class adds are not counted, nor are those that were skipped.
 */
final class ExecutedRules implements InvocationInterceptor, TestInstancePostProcessor, AfterAllCallback {

  static final String FOLDER = "headframe.conformance";

  private static final Namespace NAMESPACE = Namespace.create(ExecutedRules.class);
  private static final String KIT = "kit";
  private static final String COUNT = "count";

  @Override
  public void postProcessTestInstance(Object instance, ExtensionContext context) {
    if (instance instanceof TechniqueConformance<?>) {
      store(context).put(KIT, instance);
    }
  }

  @Override
  public void interceptTestMethod(Invocation<Void> invocation, ReflectiveInvocationContext<Method> method,
      ExtensionContext context) throws Throwable {
    count(invocation, context);
  }

  @Override
  public void interceptTestTemplateMethod(Invocation<Void> invocation, ReflectiveInvocationContext<Method> method,
      ExtensionContext context) throws Throwable {
    count(invocation, context);
  }

  @Override
  public void interceptDynamicTest(Invocation<Void> invocation, DynamicTestInvocationContext test,
      ExtensionContext context) throws Throwable {
    count(invocation, context);
  }

  private static void count(Invocation<Void> invocation, ExtensionContext context) throws Throwable {
    try {
      invocation.proceed();
    } catch (TestAbortedException skipped) {
      throw skipped;
    } catch (Throwable failed) {
      countOne(context);
      throw failed;
    }
    countOne(context);
  }

  private static void countOne(ExtensionContext context) {
    if (ofAKit(context)) {
      store(context).getOrComputeIfAbsent(COUNT, key -> new AtomicInteger(), AtomicInteger.class).incrementAndGet();
    }
  }

  /** Kits and their parts are abstract, what extends them is not. */
  private static boolean ofAKit(ExtensionContext context) {
    Optional<ExtensionContext> at = Optional.of(context);
    while (at.isPresent() && at.get().getTestMethod().isEmpty()) {
      at = at.get().getParent();
    }
    return at.flatMap(ExtensionContext::getTestMethod)
        .filter(method -> Modifier.isAbstract(method.getDeclaringClass().getModifiers())).isPresent();
  }

  /** That of the technique's test class, for parts of it as well. */
  private static Store store(ExtensionContext context) {
    ExtensionContext at = context;
    while (at.getTestMethod().isPresent() || at.getTestClass().isEmpty()
        || !TechniqueConformance.class.isAssignableFrom(at.getRequiredTestClass())) {
      at = at.getParent().orElseThrow();
    }
    return at.getStore(NAMESPACE);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (!TechniqueConformance.class.isAssignableFrom(context.getRequiredTestClass())) {
      return;
    }
    AtomicInteger count = store(context).get(COUNT, AtomicInteger.class);
    if (count == null) {
      throw new AssertionError("no rule was executed in " + context.getRequiredTestClass().getName());
    }
    TechniqueConformance<?> kit = store(context).get(KIT, TechniqueConformance.class);
    Class<?> point = kit.extensionPoint();
    record(ComponentDescription.kind(point), ComponentDescription.read(kit.technique().getClass(), point).id(),
        count.get());
  }

  private static void record(String kind, String id, int executed) {
    String folder = System.getProperty(FOLDER);
    if (folder == null) {
      return;
    }
    try {
      String name = (kind + " " + id).replaceAll("[/ ]", "_");
      Files.writeString(Files.createDirectories(Path.of(folder)).resolve(name + ".txt"),
          kind + " " + id + " " + executed + "\n");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
