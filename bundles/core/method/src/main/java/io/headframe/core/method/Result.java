package io.headframe.core.method;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares one result: a component of a method's record of results. A component is a number, a boolean, a string, a
 * value that is {@link io.headframe.core.method.view.Presentable}, or a list of those.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Result {

  /** What it is, as a phrase without a full stop. */
  String value();

  /** The unit, for example {@code nats}; empty for a number without one. */
  String unit() default "";
}
