package io.headframe.draft.evaluation.internal;

import io.headframe.core.method.Leases;
import io.headframe.core.method.Method;
import io.headframe.core.tck.Capability;
import io.headframe.core.tck.MethodConformance;
import io.headframe.models.testing.TestModels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

@Tag("one-java")
class TrainDraftConformanceTest extends MethodConformance<TrainDraft.Parameters, TrainDraft.Findings> {

  @TempDir
  private Path folder;

  @Override
  protected Method<TrainDraft.Parameters, TrainDraft.Findings> method() {
    return new TrainDraft();
  }

  @Override
  protected TrainDraft.Parameters parameters() {
    Path text = folder.resolve("text.txt");
    try {
      Files.writeString(text, "ba de fi go hu ".repeat(100));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new TrainDraft.Parameters(
        "medusa", TestModels.constructed(), Optional.of(text), 0, Optional.empty(), 5, 2, 1, 4, 2, 16, 1e-2);
  }

  @Override
  protected Leases leases() {
    return Drafters.leases();
  }

  /** Nothing is claimed of it, and the tree depends on how fast the machine is. */
  @Override
  protected Set<Capability> without() {
    return Set.of(Capability.CLAIMS);
  }
}
