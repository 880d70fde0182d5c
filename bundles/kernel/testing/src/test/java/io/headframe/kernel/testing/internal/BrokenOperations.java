package io.headframe.kernel.testing.internal;

import io.headframe.core.kernel.Activation;
import io.headframe.core.kernel.AttentionWork;
import io.headframe.core.kernel.KernelOperations;
import io.headframe.core.kernel.Matrix;
import io.headframe.core.kernel.Product;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Operations that are wrong where some tests of the kit look.
 *
 * @param good what is right
 * @param broken the names of the tests
 */
record BrokenOperations(KernelOperations good, Set<String> broken) implements KernelOperations {

  @Override
  public String description() {
    return breaks("description_saysHowManyThreads") ? "many threads" : good.description();
  }

  @Override
  public boolean suits(long weights, int rows) {
    return good.suits(weights, rows);
  }

  @Override
  public Matrix matrix(ByteBuffer values, int out, int in) {
    if (breaks("weights_mayStandInAFileThatIsReadOnly") && values.isReadOnly()) {
      throw new ReadOnlyBufferException();
    }
    boolean moved = breaks("weights_mayStandAnywhereInABuffer") && values.position() == 64;
    return good.matrix(moved ? values.duplicate().position(60) : values, out, in);
  }

  @Override
  public Matrix matrix(ByteBuffer values, float[] scales, int out, int in) {
    boolean wrong = breaks("products_ofBytes_areSumsTimesTheScaleOfTheirRow") && in == 77;
    return good.matrix(values, wrong ? new float[out] : scales, out, in);
  }

  @Override
  public void multiply(float[] x, int rows, List<Product> products) {
    try {
      good.multiply(x, rows, products);
    } catch (IllegalStateException closed) {
      throwUnless("closedOperations_refuse_andCloseAgain", closed);
    } catch (IllegalArgumentException | IndexOutOfBoundsException wrong) {
      throwUnless("wrongSizes_areRefused_beforeAnythingIsWritten", wrong);
      return;
    }
    Product first = products.get(0);
    int in = first.matrix().in();
    if (breaks("products_ofAllWidths_areSums") && in == 127 && first.matrix().out() == 104
        || breaks("products_ofTheWidthsOfModels_areSums_onAnyNumberOfThreads") && in == 288
        || breaks("biasAndFactor_areApplied") && first.bias() != null && in == 65
        || breaks("severalProducts_ofOneInput_doNotDisturbEachOther") && products.size() == 3
        || breaks("activations_holdTheirBounds_overAWideRange") && first.activation() == Activation.SILU && in == 1
        || breaks("twoCallers_doNotDisturbEachOther") && Thread.currentThread().getName().equals("second caller")
        || breaks("rows_doNotDependOnTheirNeighbours") && IntStream.range(0, x.length).anyMatch(i -> x[i] != x[i])) {
      for (int i = 0; i < first.y().length; i++) {
        first.y()[i] += 1;
      }
    }
  }

  @Override
  public void attend(AttentionWork work) {
    try {
      good.attend(work);
    } catch (IllegalStateException closed) {
      throwUnless("closedOperations_refuse_andCloseAgain", closed);
    }
    if (breaks("attention_ofEveryHeadWidth_isTheSoftmax") && work.headWidth() == 31
        || breaks("attention_inATree_seesTheWayBackAlone") && work.sequences().get(0).count() == 40
        || breaks("attention_ofTheLastPositions_seesThoseBefore") && work.sequences().get(0).first() > 0
        || breaks("attention_keepsSequencesApart") && work.sequences().size() == 4
        || breaks("attention_ofGreatScores_isStable") && work.scale() == 100) {
      work.out()[0] += 1;
    }
  }

  private void throwUnless(String rule, RuntimeException refused) {
    if (!breaks(rule)) {
      throw refused;
    }
  }

  private boolean breaks(String rule) {
    return broken.contains(rule);
  }

  @Override
  public void close() {
    good.close();
  }
}
