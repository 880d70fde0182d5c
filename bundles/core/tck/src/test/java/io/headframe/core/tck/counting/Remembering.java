package io.headframe.core.tck.counting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Remembers in constants, and has some that remember nothing. */
final class Remembering {

  static final List<String> SEEN = new ArrayList<>();
  static final AtomicInteger COUNT = new AtomicInteger();
  static final ThreadLocal<String> LAST = new ThreadLocal<>();

  static final List<String> WORDS = List.of("Hello");
  static final Map<String, Integer> LENGTHS = Map.of("Hello", 5);
  static final int[] PRIMES = {2, 3, 5};

  private Remembering() {}
}
