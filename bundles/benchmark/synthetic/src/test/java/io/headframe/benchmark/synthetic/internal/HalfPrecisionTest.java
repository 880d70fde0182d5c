package io.headframe.benchmark.synthetic.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HalfPrecisionTest {

  @Test
  void everyFiniteNumber_isReadBack() {
    for (int bits = 0; bits < 0x10000; bits++) {
      if ((bits & 0x7c00) != 0x7c00) {
        assertEquals((short) bits, HalfPrecision.bits(HalfPrecision.value((short) bits)));
      }
    }
  }

  /** From the table of the format. */
  @Test
  void knownNumbers_haveTheirBits() {
    assertEquals(0x3c00, HalfPrecision.bits(1));
    assertEquals(0x3555, HalfPrecision.bits(1 / 3f));
    assertEquals(0x7bff, HalfPrecision.bits(65504));
    assertEquals(0x0001, HalfPrecision.bits(5.9604645e-8f));
    assertEquals((short) 0xc000, HalfPrecision.bits(-2));
  }
}
