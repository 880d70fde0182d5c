package io.headframe.kernel.vector.internal;

import io.headframe.core.kernel.AttentionWork;
import io.headframe.core.kernel.Matrix;
import io.headframe.core.kernel.Product;
import io.headframe.core.kernel.provider.CheckedOperations;
import io.headframe.core.kernel.provider.MeasuredTeam;
import io.headframe.core.kernel.provider.MeasuredTeam.Kind;
import io.headframe.core.kernel.provider.ProductBlocks;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.List;

/** Shares products out by rows of the matrices, and attention by heads. */
final class VectorOperations extends CheckedOperations {

  /** Multiplications that one thread does while another notices that there is work: a microsecond or two. */
  private static final long SMALL = 32_768;

  private final LaneSet lanes;
  private final MeasuredTeam team;
  private final Scratch[] scratch;

  VectorOperations(LaneSet lanes, int threads) {
    this.lanes = lanes;
    team = new MeasuredTeam(threads, "vector kernel", SMALL);
    scratch = new Scratch[threads];
    for (int i = 0; i < threads; i++) {
      scratch[i] = new Scratch();
    }
  }

  @Override
  public String description() {
    return "Vector API, " + lanes.floats().bits() + " bits, " + team.threads()
        + (team.threads() == 1 ? " thread" : " threads");
  }

  @Override
  public boolean suits(long weights, int rows) {
    return rows <= 64;
  }

  @Override
  protected Matrix floats(ByteBuffer values, int out, int in) {
    return new FloatMatrix(MemorySegment.ofBuffer(values), out, in);
  }

  @Override
  protected Matrix bytes(ByteBuffer values, float[] scales, int out, int in) {
    return new ByteMatrix(MemorySegment.ofBuffer(values), scales, out, in);
  }

  @Override
  protected boolean knows(Matrix matrix) {
    return matrix instanceof FloatMatrix || matrix instanceof ByteMatrix;
  }

  @Override
  protected void computeProducts(float[] x, int rows, List<Product> products) {
    products.forEach(VectorOperations::prepare);
    team.run(rows == 1 ? Kind.ONE_INPUT : Kind.SEVERAL_INPUTS, ProductBlocks.count(products),
        ProductBlocks.multiplications(products) * rows, (begin, end, thread) ->
        ProductBlocks.visit(products, begin, end,
            new RowProducts(lanes, x, rows, scratch(thread))::compute));
  }

  private static void prepare(Product product) {
    prepare(product.matrix());
    prepare(product.factor());
  }

  private static void prepare(Matrix matrix) {
    if (matrix instanceof FloatMatrix floats) {
      floats.prepare();
    }
  }

  @Override
  protected void computeAttention(AttentionWork work) {
    long multiplications = 0;
    int units = 0;
    int longest = 0;
    for (AttentionWork.Sequence sequence : work.sequences()) {
      int seen = sequence.past() + sequence.count();
      multiplications += 2L * sequence.rows() * seen * work.heads() * work.headWidth();
      units += Heads.units(work, sequence);
      longest = Math.max(longest, seen);
    }
    int room = longest;
    team.run(Kind.ATTENTION, units, multiplications, (begin, end, thread) ->
        new Heads(lanes, work, room, scratch(thread)).compute(begin, end));
  }

  private Scratch scratch(int thread) {
    return thread < 0 ? new Scratch() : scratch[thread];
  }

  @Override
  protected void end() {
    team.close();
  }
}
