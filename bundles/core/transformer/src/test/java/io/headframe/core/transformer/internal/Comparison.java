package io.headframe.core.transformer.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import io.headframe.core.model.Activations;
import io.headframe.core.model.Axis;
import io.headframe.core.model.HookPoint;

/** Compares the activations of a whole pass with those of a part that came after the rest of it. */
final class Comparison {

  private Comparison() {}

  /**
   * Compares all points that the part captured, at its positions; keys are those of the whole.
   *
   * @param tolerance a share for numbers above 1
   */
  static void assertLastPositions(Activations whole, Activations part, int count, float tolerance) {
    for (HookPoint point : part.points()) {
      NDArray all = whole.get(point.id());
      NDIndex last = new NDIndex();
      for (int axis = 0; axis < point.site().axes().size(); axis++) {
        Axis kind = point.site().axes().get(axis);
        long length = all.getShape().get(axis);
        if (kind == Axis.POSITION || kind == Axis.QUERY) {
          last.addSliceDim(length - count, length);
        } else {
          last.addAllDim();
        }
      }
      float[] left = all.get(last).toFloatArray();
      float[] right = part.get(point.id()).toFloatArray();
      assertEquals(left.length, right.length, point.id());
      for (int i = 0; i < left.length; i++) {
        // Scores are -Infinity where a key is not seen.
        if (left[i] != right[i]) {
          assertEquals(left[i], right[i], tolerance * Math.max(1, Math.abs(left[i])), point.id());
        }
      }
    }
  }
}
