package io.headframe.kernel.vector.internal;

import io.headframe.core.kernel.provider.ThreadTeam;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Reads memory and adds it up, each thread a half: what no product can be faster than. */
final class ReadSweep implements AutoCloseable {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int BLOCK = 1 << 16;

  private final MemorySegment memory;
  private final ThreadTeam team;
  private volatile float sum;

  ReadSweep(MemorySegment memory, int threads) {
    this.memory = memory;
    team = new ThreadTeam(threads, "sweep");
  }

  void run() {
    team.run((int) (memory.byteSize() / BLOCK), (begin, end, thread) ->
        sum = read(memory, (long) begin * BLOCK, (long) end * BLOCK));
  }

  private static float read(MemorySegment memory, long from, long to) {
    long vector = SPECIES.vectorByteSize();
    FloatVector a = FloatVector.zero(SPECIES);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    for (long at = from; at < to; at += BLOCK) {
      for (int i = 0; i < BLOCK; i += 4 * (int) vector) {
        a = a.add(FloatVector.fromMemorySegment(SPECIES, memory, at + i, ByteOrder.nativeOrder()));
        b = b.add(FloatVector.fromMemorySegment(SPECIES, memory, at + i + vector, ByteOrder.nativeOrder()));
        c = c.add(FloatVector.fromMemorySegment(SPECIES, memory, at + i + 2 * vector, ByteOrder.nativeOrder()));
        d = d.add(FloatVector.fromMemorySegment(SPECIES, memory, at + i + 3 * vector, ByteOrder.nativeOrder()));
      }
    }
    return a.add(b).add(c.add(d)).reduceLanes(VectorOperators.ADD);
  }

  @Override
  public void close() {
    team.close();
  }
}
