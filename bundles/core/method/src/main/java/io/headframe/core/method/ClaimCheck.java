package io.headframe.core.method;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Measures the claims of one method. A component of the method's bundle with the method's id as the id of its
 * {@link Technique}; what was recorded stands in the bundle's {@code META-INF/headframe/claims.json}, and
 * {@code headframe check} fails when a run comes out otherwise. It is an object from claim id to the outcome in lower
 * case, or to an object with the outcome and the number that was found:
 *
 * <pre>
 * {"destroys-recall": {"outcome": "holds", "value": 0, "low": 0, "high": 0.037, "samples": 100},
 *  "few-heads": {"outcome": "not-applicable", "reason": "the model has no such head"}, "recalls": "holds"}
 * </pre>
 *
 * @param <M> the type of the model that the claims are measured on, for which a {@link ParameterType} is registered
 */
@ConsumerType
public interface ClaimCheck<M> {

  /** The claims, in the order in which they are shown. */
  List<Claim> claims();

  /** The type of the model. */
  Class<M> modelType();

  /**
   * Measures one claim with exactly {@link Claim#samples()} samples.
   *
   * @param claim one of {@link #claims()}
   * @param model the model that the claim names, opened by the host
   * @param run with {@link Claim#seed()} as its seed
   * @throws Exception if it could not be measured
   */
  Measurement measure(Claim claim, M model, Run run) throws Exception;
}
