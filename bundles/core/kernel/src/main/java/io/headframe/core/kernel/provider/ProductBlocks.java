package io.headframe.core.kernel.provider;

import io.headframe.core.kernel.Product;
import java.util.List;

/** The rows of several matrices, one after the other, cut into blocks that can be shared out. */
public final class ProductBlocks {

  /** Rows of a block: their results fill a cache line, so that no two threads write the same one. */
  private static final int ROWS = 16;

  private ProductBlocks() {}

  /** How many blocks there are. */
  public static int count(List<Product> products) {
    int count = 0;
    for (int i = 0; i < products.size(); i++) {
      count += blocks(products.get(i));
    }
    return count;
  }

  /** Multiplications of one input with all of them. */
  public static long multiplications(List<Product> products) {
    long count = 0;
    for (int i = 0; i < products.size(); i++) {
      Product product = products.get(i);
      count += (long) product.matrix().out() * product.matrix().in() * (product.factor() == null ? 1 : 2);
    }
    return count;
  }

  /** Gives the rows of some blocks, joined where they lie in one matrix. */
  public static void visit(List<Product> products, int begin, int end, Visitor visitor) {
    int first = 0;
    for (int i = 0; i < products.size() && first < end; i++) {
      Product product = products.get(i);
      int after = first + blocks(product);
      if (after > begin) {
        int from = (Math.max(begin, first) - first) * ROWS;
        visitor.rows(product, from, Math.min(product.matrix().out(), (Math.min(end, after) - first) * ROWS));
      }
      first = after;
    }
  }

  private static int blocks(Product product) {
    return (product.matrix().out() + ROWS - 1) / ROWS;
  }

  /** Who computes. */
  @FunctionalInterface
  public interface Visitor {

    /**
     * Takes neighbouring rows of one matrix, and of its factor.
     *
     * @param product what they belong to
     * @param from the first row
     * @param to after the last row
     */
    void rows(Product product, int from, int to);
  }
}
