package io.headframe.core.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.ParameterType;
import io.headframe.core.tck.internal.technique.ComponentDescription;
import io.headframe.core.tck.internal.technique.LeftBehind;
import io.headframe.core.testing.TestRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every {@link ParameterType} must do. A test class extends it and gives the type, a text that names something and
 * one that names nothing.
 *
 * @param <V> the type of the values
 */
public abstract class ParameterTypeConformance<V> extends TechniqueConformance<ParameterType<V>> {

  private static final long SEED = 42;

  /** For the test of one type of parameter. */
  protected ParameterTypeConformance() {}

  /** The type of the values. */
  protected abstract Class<V> valueType();

  /**
   * A text that names a value.
   *
   * @param folder where what it names can be written; another one at each call
   */
  protected abstract String text(Path folder) throws IOException;

  /** A text that names nothing; not asked for without {@link Capability#REFUSAL}. */
  protected abstract String textOfNothing();

  @Override
  protected final Class<?> extensionPoint() {
    return ParameterType.class;
  }

  @Override
  protected final IdForm idForm() {
    return IdForm.TYPE_NAME;
  }

  @Test
  void id_isTheNameOfTheType() {
    assertEquals(valueType().getName(),
        ComponentDescription.read(technique().getClass(), ParameterType.class).id());
  }

  @Test
  void description_isAPhrase() {
    String description = technique().description();
    assertTrue(!description.isBlank() && !description.endsWith(".") && description.lines().count() == 1,
        () -> "'" + description + "' is not one line without a full stop");
  }

  @Test
  void text_opensAValueOfTheType(@TempDir Path folder) throws IOException {
    try (TestRun run = new TestRun(leases(), folder, SEED)) {
      assertInstanceOf(valueType(), technique().open(text(folder), run).value());
    }
  }

  @Test
  void digest_isThatOfTheContent_eachTime(@TempDir Path folder) throws IOException {
    String text = text(folder);
    try (TestRun run = new TestRun(leases(), folder, SEED)) {
      String digest = technique().open(text, run).digest();
      assertTrue(digest.matches("[0-9a-f]{64}"), () -> "'" + digest + "' is no SHA-256 in hexadecimal");
      assertEquals(digest, technique().open(text, run).digest());
    }
  }

  @Test
  void textOfNothing_isRefusedByAMessageThatNamesIt(@TempDir Path folder) {
    try (TestRun run = new TestRun(leases(), folder, SEED)) {
      if (without().contains(Capability.REFUSAL)) {
        assertInstanceOf(valueType(), technique().open("any text", run).value());
        return;
      }
      HeadframeException refused =
          assertThrows(HeadframeException.class, () -> technique().open(textOfNothing(), run));
      assertTrue(refused.getMessage().contains(textOfNothing()), refused.getMessage());
    }
  }

  @Test
  void value_leavesNoThread_whenItsRunHasEnded(@TempDir Path folder) throws IOException, InterruptedException {
    String text = text(folder);
    LeftBehind left = new LeftBehind();
    try (TestRun run = new TestRun(leases(), folder, SEED)) {
      technique().open(text, run);
    }
    assertEquals(Set.of(), left.threads());
  }
}
