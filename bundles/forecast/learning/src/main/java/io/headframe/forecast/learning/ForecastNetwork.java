package io.headframe.forecast.learning;

import ai.djl.ndarray.NDArray;
import io.headframe.core.training.LossTerm;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What a forecaster computes with its arrays. Called by one thread at a time. Arrays that are made belong to those of
 * the batch, which are closed soon.
 */
@ConsumerType
public interface ForecastNetwork {

  /**
   * What is made small. The sum of weight · value, averaged over all windows of the validation part, also decides when
   * training ends.
   *
   * @param windows with {@link WindowBatch#future}
   * @param pass whether it is for training, and random numbers if so
   */
  List<LossTerm> loss(WindowBatch windows, Pass pass);

  /**
   * What the network says of windows, without dropout. One that is for points gives them standardised as the windows
   * are: [batch, channel, horizon].
   *
   * @param windows without {@link WindowBatch#future}
   * @return the first axis is the batch, and what stands there depends on its own window alone
   */
  NDArray output(WindowBatch windows);
}
