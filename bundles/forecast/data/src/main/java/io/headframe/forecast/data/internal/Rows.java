package io.headframe.forecast.data.internal;

import java.util.List;

/**
 * The rows of one series while it is read.
 *
 * @param id the unique_id
 * @param stamps [row]
 * @param cells [row, column], NaN where there is no value; targets first, then covariates
 */
record Rows(String id, List<Long> stamps, List<double[]> cells) {

  int size() {
    return stamps.size();
  }
}
