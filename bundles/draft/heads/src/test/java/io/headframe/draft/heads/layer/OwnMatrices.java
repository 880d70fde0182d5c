package io.headframe.draft.heads.layer;

import io.headframe.core.kernel.AttentionWork;
import io.headframe.core.kernel.KernelOperations;
import io.headframe.core.kernel.Matrix;
import io.headframe.core.kernel.Product;
import java.nio.ByteBuffer;
import java.util.List;

/** Operations that refuse matrices of others, as kernels of two kinds do. */
public record OwnMatrices(KernelOperations operations) implements KernelOperations {

  private record Own(OwnMatrices maker, Matrix matrix) implements Matrix {

    @Override
    public int out() {
      return matrix.out();
    }

    @Override
    public int in() {
      return matrix.in();
    }
  }

  @Override
  public String description() {
    return operations.description();
  }

  @Override
  public boolean suits(long weights, int rows) {
    return operations.suits(weights, rows);
  }

  @Override
  public Matrix matrix(ByteBuffer values, int out, int in) {
    return new Own(this, operations.matrix(values, out, in));
  }

  @Override
  public Matrix matrix(ByteBuffer values, float[] scales, int out, int in) {
    return new Own(this, operations.matrix(values, scales, out, in));
  }

  @Override
  public void multiply(float[] x, int rows, List<Product> products) {
    operations.multiply(x, rows, products.stream().map(product -> new Product(
        own(product.matrix()), product.bias(), product.activation(), own(product.factor()), product.y())).toList());
  }

  private Matrix own(Matrix matrix) {
    if (matrix instanceof Own own && own.maker != this) {
      throw new IllegalArgumentException("a matrix of another kernel");
    }
    return matrix == null ? null : ((Own) matrix).matrix;
  }

  @Override
  public void attend(AttentionWork work) {
    operations.attend(work);
  }

  @Override
  public void close() {
    operations.close();
  }
}
