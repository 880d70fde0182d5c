package io.headframe.kernel.vector.internal;

import io.headframe.core.kernel.Matrix;
import java.lang.foreign.MemorySegment;

/** A matrix of 8-bit integers with a factor for each row. */
record ByteMatrix(MemorySegment values, float[] scales, int out, int in) implements Matrix {}
