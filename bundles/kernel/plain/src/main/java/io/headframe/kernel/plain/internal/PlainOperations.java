package io.headframe.kernel.plain.internal;

import io.headframe.core.kernel.AttentionWork;
import io.headframe.core.kernel.Matrix;
import io.headframe.core.kernel.Product;
import io.headframe.core.kernel.provider.CheckedOperations;
import io.headframe.core.kernel.provider.MeasuredTeam;
import io.headframe.core.kernel.provider.MeasuredTeam.Kind;
import io.headframe.core.kernel.provider.ProductBlocks;
import java.nio.ByteBuffer;
import java.util.List;

/** Shares products out by rows of the matrices, and attention by heads. */
final class PlainOperations extends CheckedOperations {

  /** Multiplications that one thread does while another notices that there is work: some microseconds. */
  private static final long SMALL = 16_384;

  /** Weights of a layer that caches hold, where each call of libtorch costs more than the product. */
  private static final long CACHED = 1_000_000;
  private static final int FEW = 8;

  private final MeasuredTeam team;
  private final float[][] scores;

  PlainOperations(int threads) {
    team = new MeasuredTeam(threads, "plain kernel", SMALL);
    scores = new float[threads][0];
  }

  @Override
  public String description() {
    return "plain Java, no vectors, " + team.threads() + (team.threads() == 1 ? " thread" : " threads");
  }

  @Override
  public boolean suits(long weights, int rows) {
    return weights <= CACHED && rows <= FEW;
  }

  @Override
  protected Matrix floats(ByteBuffer values, int out, int in) {
    return new FloatRows(values.asFloatBuffer(), out, in);
  }

  @Override
  protected Matrix bytes(ByteBuffer values, float[] scales, int out, int in) {
    return new ByteRows(values, scales, out, in);
  }

  @Override
  protected boolean knows(Matrix matrix) {
    return matrix instanceof Rows;
  }

  @Override
  protected void computeProducts(float[] x, int rows, List<Product> products) {
    team.run(rows == 1 ? Kind.ONE_INPUT : Kind.SEVERAL_INPUTS, ProductBlocks.count(products),
        ProductBlocks.multiplications(products) * rows, (begin, end, thread) ->
        ProductBlocks.visit(products, begin, end, (product, from, to) -> Products.compute(x, rows, product, from, to)));
  }

  @Override
  protected void computeAttention(AttentionWork work) {
    long multiplications = 0;
    int units = 0;
    int longest = 0;
    for (AttentionWork.Sequence sequence : work.sequences()) {
      int seen = sequence.past() + sequence.count();
      multiplications += 2L * sequence.rows() * seen * work.heads() * work.headWidth();
      units += sequence.rows() * work.heads();
      longest = Math.max(longest, seen);
    }
    int room = longest;
    team.run(Kind.ATTENTION, units, multiplications, (begin, end, thread) ->
        new Attention(work, scores(thread, room)).compute(begin, end));
  }

  private float[] scores(int thread, int room) {
    if (thread < 0) {
      return new float[room];
    }
    if (scores[thread].length < room) {
      scores[thread] = new float[Math.max(room, 2 * scores[thread].length)];
    }
    return scores[thread];
  }

  @Override
  protected void end() {
    team.close();
  }
}
