package io.headframe.training.languagemodel.internal;

import io.headframe.core.method.Leases;
import io.headframe.core.method.Method;
import io.headframe.core.tck.Capability;
import io.headframe.core.tck.MethodConformance;
import io.headframe.models.testing.TestModels;
import io.headframe.training.languagemodel.internal.TrainLanguageModel.Findings;
import io.headframe.training.languagemodel.internal.TrainLanguageModel.Parameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;

class TrainLanguageModelConformanceTest extends MethodConformance<Parameters, Findings> {

  @TempDir
  private Path folder;

  @Override
  protected Method<Parameters, Findings> method() {
    return new TrainLanguageModel();
  }

  @Override
  protected Parameters parameters() {
    try {
      Path text = Files.writeString(folder.resolve("text.txt"), Requests.TEXT);
      return Requests.of(text, folder.resolve("model"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected Set<Capability> without() {
    return Set.of(Capability.CLAIMS);
  }

  @Override
  protected Leases leases() {
    return TestModels.leases();
  }
}
