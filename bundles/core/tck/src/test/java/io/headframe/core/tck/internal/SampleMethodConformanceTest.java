package io.headframe.core.tck.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.method.Method;
import io.headframe.core.tck.MethodConformance;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uses the conformance test as a plugin's author does. */
class SampleMethodConformanceTest extends MethodConformance<SampleMethod.Parameters, SampleMethod.Findings> {

  @Override
  protected Method<SampleMethod.Parameters, SampleMethod.Findings> method() {
    return new SampleMethod(null);
  }

  @Override
  protected SampleMethod.Parameters parameters() {
    return new SampleMethod.Parameters(new MemoryModel(), 3);
  }

  @Test
  void conformance_hasATestForEachRule_andIsRedWhereNoneWasExecuted(@TempDir Path folder) {
    List<DynamicTest> tests = conformance(folder).toList();
    assertEquals(Rule.values().length + 1, tests.size());
    // The rules before it are not executed here.
    AssertionError error = assertThrows(
        AssertionError.class, () -> tests.get(tests.size() - 1).getExecutable().execute());
    assertTrue(error.getMessage().contains("no rule saw"), error.getMessage());
  }

  @Test
  void brokenRule_isARedTest(@TempDir Path folder) {
    MethodConformance<SampleMethod.Parameters, SampleMethod.Findings> broken = new SampleMethodConformanceTest() {
      @Override
      protected Method<SampleMethod.Parameters, SampleMethod.Findings> method() {
        return new SampleMethod(Rule.PROGRESS);
      }
    };
    List<String> red = broken.conformance(folder).filter(test -> {
      try {
        test.getExecutable().execute();
        return false;
      } catch (Throwable failed) {
        return true;
      }
    }).map(DynamicTest::getDisplayName).toList();
    assertEquals(List.of("PROGRESS: " + Rule.PROGRESS.promise()), red);
  }

  @Test
  void classThatIsNoMethodComponent_isRefusedWithWhatToDo() {
    assertRefused(SampleMethod.Undescribed.class, "put @Component on it");
    assertRefused(SampleMethod.Unbounded.class, "put @MethodInfo on it");
    assertRefused(SampleMethod.OutOfRange.class, "does not provide the service io.headframe.core.method.Method");
  }

  private static void assertRefused(Class<?> type, String part) {
    AssertionError error = assertThrows(AssertionError.class, () -> MethodDeclaration.read(type));
    assertTrue(error.getMessage().contains(part), error.getMessage());
  }
}
