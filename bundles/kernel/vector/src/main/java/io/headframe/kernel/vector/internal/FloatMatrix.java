package io.headframe.kernel.vector.internal;

import io.headframe.core.kernel.Matrix;
import java.lang.foreign.MemorySegment;

/** A matrix of 32-bit floats. */
record FloatMatrix(MemorySegment values, int out, int in) implements Matrix {}
