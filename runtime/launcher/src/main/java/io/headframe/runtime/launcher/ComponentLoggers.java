package io.headframe.runtime.launcher;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

/**
 * OSGi's log service on top of SLF4J, so that the component runtime tells why a component failed; without a log
 * service it is silent. Only warnings and errors pass: asking for more would load the log system at every start.
 */
final class ComponentLoggers implements LoggerFactory {

  private ComponentLoggers() {}

  static void register(BundleContext context) {
    context.registerService(LoggerFactory.class, new ComponentLoggers(), null);
  }

  @Override
  public Logger getLogger(String name) {
    return getLogger(null, name, Logger.class);
  }

  @Override
  public Logger getLogger(Class<?> type) {
    return getLogger(type.getName());
  }

  @Override
  public <L extends Logger> L getLogger(String name, Class<L> type) {
    return getLogger(null, name, type);
  }

  @Override
  public <L extends Logger> L getLogger(Class<?> named, Class<L> type) {
    return getLogger(null, named.getName(), type);
  }

  @Override
  public <L extends Logger> L getLogger(Bundle bundle, String name, Class<L> type) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new ToSlf4j(name)));
  }

  /** SLF4J's logger has every method that OSGi's has, by the same name, but for those with a consumer. */
  private record ToSlf4j(String name) implements InvocationHandler {

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws ReflectiveOperationException {
      if (method.getName().equals("getName")) {
        return name;
      }
      if (method.getDeclaringClass() == Object.class) {
        return method.invoke(this, arguments);
      }
      String level = method.getName();
      boolean passes = level.equals("isWarnEnabled") || level.equals("isErrorEnabled") || level.equals("warn")
          || level.equals("error");
      if (!passes) {
        return method.getReturnType() == boolean.class ? false : null;
      }
      return org.slf4j.Logger.class.getMethod(level, method.getParameterTypes())
          .invoke(org.slf4j.LoggerFactory.getLogger(name), arguments);
    }
  }
}
