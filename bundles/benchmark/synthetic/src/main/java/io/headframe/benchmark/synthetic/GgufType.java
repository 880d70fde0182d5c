package io.headframe.benchmark.synthetic;

/** How the matrices of a GGUF file are stored. */
public enum GgufType {
  /** 32-bit floats: the same numbers. */
  F32,
  /** Blocks of 32 integers of 8 bits with a 16-bit scale: near them, another function. */
  Q8_0
}
