package io.headframe.core.method;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares one parameter: a component of a method's record of parameters. Help, validation and the JSON description
 * come from it. The option's name is the component's, with dashes ({@code batchSize} becomes {@code --batch-size}).
 *
 * <p>A component is a {@code boolean}, {@code int}, {@code long}, {@code double}, {@code String}, {@code Path}, an
 * enum (its constants in lower case with dashes are the choices), or a type for which a {@link ParameterType} is
 * registered, such as {@code CausalLM}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Parameter {

  /** What it sets, as a phrase without a full stop. */
  String value();

  /** The unit, for example {@code tokens}; empty for a number without one or for text. */
  String unit() default "";

  /** The default, in the form in which a user writes it; {@link #REQUIRED} if there is none. */
  String defaultValue() default REQUIRED;

  /** The least value allowed, for numbers. */
  double min() default Double.NEGATIVE_INFINITY;

  /** The greatest value allowed, for numbers. */
  double max() default Double.POSITIVE_INFINITY;

  /** The default of a parameter that must be given. */
  String REQUIRED = "\0required";
}
