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
 * enum (its constants in lower case with dashes are the choices), a {@code List<Integer>} (written {@code 1,2,5-7}; it
 * has at least one number, in the order written, and the range is that of each), or a type for which a
 * {@link ParameterType} is registered, such as {@code CausalLM}.
 *
 * <p>It may also be a {@link java.util.Optional} of one of these, {@code Optional<Integer>} and so on for the primitive
 * types: empty unless a user gives it, and without a default. The record of a run leaves it out where it is empty.
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

  /**
   * Whether it may also be written without the option's name, after the method's id: {@code headframe run logit-lens
   * "the text"}. At most one parameter of a record is positional, and it is text ({@code String} or
   * {@code Optional<String>}).
   */
  boolean positional() default false;

  /** The least value allowed, for numbers. */
  double min() default Double.NEGATIVE_INFINITY;

  /** The greatest value allowed, for numbers. */
  double max() default Double.POSITIVE_INFINITY;

  /** The default of a parameter that must be given. */
  String REQUIRED = "\0required";
}
