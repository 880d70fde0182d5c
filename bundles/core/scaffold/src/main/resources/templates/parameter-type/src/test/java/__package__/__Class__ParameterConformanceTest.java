package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.method.ParameterType;
import io.headframe.core.tck.ParameterTypeConformance;
import io.headframe.core.testing.FixedLeases;
import io.headframe.core.testing.TestRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every type of parameter must do, and what this one reads. */
class ${Class}ParameterConformanceTest extends ParameterTypeConformance<${Class}Words> {

  @Override
  protected ParameterType<${Class}Words> technique() {
    return new ${Class}Parameter();
  }

  @Override
  protected Class<${Class}Words> valueType() {
    return ${Class}Words.class;
  }

  @Override
  protected String text(Path folder) throws IOException {
    return Files.writeString(folder.resolve("words.txt"), "  to be\nor not \n to be").toString();
  }

  @Override
  protected String textOfNothing() {
    return "no-such-file.txt";
  }

  @Test
  void words_areThoseBetweenSpaces(@TempDir Path folder) throws IOException {
    try (TestRun run = new TestRun(new FixedLeases(), folder, 1)) {
      assertEquals(List.of("to", "be", "or", "not", "to", "be"), technique().open(text(folder), run).value().words());
    }
  }
}
