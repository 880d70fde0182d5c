package io.headframe.core.method;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Teaches the host to read one more type of parameter: a model, a data set, a forecaster. Registered as a service;
 * the id of its {@link Technique} is the full name of the type.
 *
 * @param <T> the type of the record component
 */
@ConsumerType
public interface ParameterType<T> {

  /** What a user writes, for help: {@code "an embedded model's name, a folder or a file"}. */
  String description();

  /**
   * Opens the value that a user named. Called on the thread that the run computes on.
   *
   * @param text as written
   * @param run the run, which owns the value: an implementation passes what must be closed to {@link Run#closeAtEnd}
   * @throws io.headframe.core.error.HeadframeException if the text names nothing that can be opened
   */
  Opened<T> open(String text, Run run);

  /**
   * A value and what identifies its content.
   *
   * @param value the value
   * @param digest SHA-256 of the content in hexadecimal, which the record of the run keeps
   */
  record Opened<T>(T value, String digest) {}
}
