package io.headframe.core.kernel;

import org.osgi.annotation.versioning.ConsumerType;

/** Weights as the operations that made them understand them. Holds no memory of its own. */
@ConsumerType
public interface Matrix {

  /** Number of rows, the length of results. */
  int out();

  /** Length of a row, the length of inputs. */
  int in();
}
