package io.headframe.core.tck.internal.technique;

import io.headframe.core.method.Leases;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/**
 * Makes and removes a component as a host does. Of what a constructor may ask for it gives leases, and other
 * components of the same package that can be made in the same way.
 *
 * @param described what the build wrote about the component
 * @param leases what the constructor is given
 */
record Activation(ComponentDescription described, Leases leases) {

  /** @throws AssertionError if it cannot be made */
  Object make(Class<?> type) {
    Object made = construct(type, type.getPackageName());
    call(made, described.activate());
    return made;
  }

  /** Calls what the component declares to be called before it goes. */
  void remove(Object component) {
    call(component, described.deactivate());
  }

  private Object construct(Class<?> type, String home) {
    Constructor<?>[] constructors = type.getConstructors();
    if (constructors.length != 1) {
      throw new AssertionError(type.getName() + " has " + constructors.length + " public constructors; a component of"
          + " a technique has one");
    }
    Class<?>[] wanted = constructors[0].getParameterTypes();
    Object[] given = new Object[wanted.length];
    for (int i = 0; i < wanted.length; i++) {
      if (wanted[i] == Leases.class) {
        given[i] = leases;
      } else if (wanted[i].getPackageName().equals(home)) {
        given[i] = construct(wanted[i], home);
      } else {
        throw new AssertionError("the constructor of " + type.getName() + " wants a " + wanted[i].getName()
            + "; techniques reach others by leases, which they get from their run");
      }
    }
    try {
      constructors[0].setAccessible(true);
      return constructors[0].newInstance(given);
    } catch (InvocationTargetException failed) {
      throw new AssertionError(type.getName() + " cannot be made: " + failed.getCause(), failed.getCause());
    } catch (ReflectiveOperationException impossible) {
      throw new AssertionError(type.getName() + " cannot be made: " + impossible, impossible);
    }
  }

  private static void call(Object component, String name) {
    if (name.isEmpty()) {
      return;
    }
    try {
      Method method = component.getClass().getDeclaredMethod(name);
      method.setAccessible(true);
      method.invoke(component);
    } catch (InvocationTargetException failed) {
      throw new AssertionError(name + " of " + component.getClass().getName() + " failed: " + failed.getCause(),
          failed.getCause());
    } catch (ReflectiveOperationException impossible) {
      throw new AssertionError(component.getClass().getName() + " has no method " + name + " without arguments",
          impossible);
    }
  }
}
