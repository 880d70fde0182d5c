package io.headframe.core.method;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A published technique that a person runs on a model, a series or a table. It is a Declarative Services component
 * that carries {@link MethodInfo}:
 *
 * <pre>
 * &#64;Component
 * &#64;MethodInfo(id = "induction-heads", title = "...", summary = "...", family = "analysis",
 *     paper = "In-context Learning and Induction Heads", year = 2022, arxiv = "2209.11895")
 * public final class InductionHeads implements Method&lt;Parameters, Result&gt; { ... }
 * </pre>
 *
 * <p>What it needs stands in its record of parameters: a component of type {@code CausalLM} makes it a method for
 * language models, and the host opens the model that the user names. {@code P} and {@code R} are written out where a
 * class implements this interface, so that the host can read them.
 *
 * <p>An instance is called by one thread at a time and keeps no state between runs.
 *
 * @param <P> the parameters: a record, each component with {@link Parameter}
 * @param <R> the results: a record, each component with {@link Result}
 */
@ConsumerType
public interface Method<P extends Record, R extends Record> {

  /**
   * Computes the result.
   *
   * @param parameters bound and checked against their declarations
   * @param run progress, cancellation, seed, log and memory scope of this call
   * @return the result; values of the method's own types do not outlive the call, the host copies what it shows
   * @throws RunCancelledException from {@link Run#checkCancelled()}, passed on
   * @throws io.headframe.core.error.HeadframeException if the input does not allow a result
   * @throws Exception on any other failure
   */
  R run(P parameters, Run run) throws Exception;
}
