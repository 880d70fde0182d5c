package io.headframe.core.kernel.provider;

import io.headframe.core.kernel.AttentionWork;
import java.nio.ByteBuffer;
import java.util.Objects;

/** What attention must fulfil to read and write nothing else. */
final class AttentionChecks {

  private AttentionChecks() {}

  static void check(AttentionWork work) {
    if (work.heads() < 1 || work.headWidth() < 1 || work.keyValueHeads() < 1
        || work.heads() % work.keyValueHeads() != 0) {
      throw new IllegalArgumentException(work.heads() + " heads of width " + work.headWidth() + " over "
          + work.keyValueHeads() + " heads of keys and values; each is at least 1, and the last divides the first.");
    }
    long rows = 0;
    for (int i = 0; i < work.sequences().size(); i++) {
      AttentionWork.Sequence sequence = work.sequences().get(i);
      check(work, sequence);
      rows += sequence.rows();
    }
    long size = rows * work.heads() * work.headWidth();
    Objects.checkFromIndexSize(0L, size, (long) work.queries().length);
    Objects.checkFromIndexSize(0L, size, (long) work.out().length);
  }

  private static void check(AttentionWork work, AttentionWork.Sequence sequence) {
    if (sequence.past() < 0 || sequence.count() < 0
        || (long) sequence.past() + sequence.count() > sequence.room()) {
      throw new IndexOutOfBoundsException(sequence.past() + " past and " + sequence.count() + " new positions in room"
          + " for " + sequence.room() + ".");
    }
    if (sequence.first() < 0 || sequence.first() > sequence.count()) {
      throw new IndexOutOfBoundsException("The first new position that is asked is " + sequence.first() + " of "
          + sequence.count() + ".");
    }
    long bytes = (long) work.keyValueHeads() * sequence.room() * work.headWidth() * Float.BYTES;
    checkMemory(sequence.keys(), bytes);
    checkMemory(sequence.values(), bytes);
    int[] parents = sequence.parents();
    if (parents != null) {
      Objects.checkFromIndexSize(0, sequence.count(), parents.length);
      for (int i = 0; i < sequence.count(); i++) {
        if (parents[i] < -1 || parents[i] >= i) {
          throw new IndexOutOfBoundsException("The parent of new position " + i + " is " + parents[i]
              + "; it is -1 or a position before.");
        }
      }
    }
  }

  private static void checkMemory(ByteBuffer memory, long bytes) {
    if (!memory.isDirect()) {
      throw new IllegalArgumentException("Keys and values stand in heap memory; attention reads direct memory.");
    }
    if (bytes > memory.capacity()) {
      throw new IndexOutOfBoundsException("Keys or values take " + bytes + " bytes, and their memory has "
          + memory.capacity() + ".");
    }
  }
}
