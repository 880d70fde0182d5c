package io.headframe.kernel.testing.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.kernel.Kernel;
import io.headframe.core.testing.internal.FailingTests;
import io.headframe.kernel.testing.KernelConformance;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelConformanceTest {

  @TempDir
  Path folder;

  @Test
  void goodKernel_keepsEveryRule() throws Exception {
    assertEquals(Set.of(), failing(Set.of()));
  }

  /** Every other rule and then the rest: the kit takes a second, and each rule is broken where it alone looks. */
  @Tag("one-java")
  @Test
  void kernelThatBreaksHalfOfTheRules_failsExactlyThose() throws Exception {
    List<String> rules = Arrays.stream(KernelConformance.class.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Test.class)).map(Method::getName).sorted().toList();
    for (int half = 0; half < 2; half++) {
      int first = half;
      Set<String> broken = IntStream.range(0, rules.size()).filter(i -> i % 2 == first).mapToObj(rules::get)
          .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(broken, failing(broken));
    }
  }

  private Set<String> failing(Set<String> broken) throws Exception {
    return FailingTests.of(new KernelConformance() {
      @Override
      protected Kernel technique() {
        return new SampleKernel(broken);
      }
    }, folder);
  }
}
