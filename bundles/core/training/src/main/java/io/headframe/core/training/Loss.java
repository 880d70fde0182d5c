package io.headframe.core.training;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The loss of a batch.
 *
 * @param total the weighted sum of the terms
 * @param terms the value of each, without its weight, in the order of the objective
 */
public record Loss(double total, Map<String, Double> terms) {

  /** Copies the map. */
  public Loss {
    terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
  }
}
