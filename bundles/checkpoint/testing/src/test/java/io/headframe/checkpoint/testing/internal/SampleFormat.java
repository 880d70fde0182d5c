package io.headframe.checkpoint.testing.internal;

import io.headframe.core.error.ErrorKind;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.core.transformer.Checkpoint;
import io.headframe.core.transformer.CheckpointFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A format that keeps every rule of the kit, or breaks the one whose test is named: files that say "sample". */
public final class SampleFormat implements CheckpointFormat, HealthCheck {

  private static final ErrorKind DAMAGED = ErrorKind.input("HF-SAMPLE-001", "%s does not say 'sample'.");

  private final String broken;

  /** Keeps every rule. */
  public SampleFormat() {
    this("");
  }

  SampleFormat(String broken) {
    this.broken = broken;
  }

  @Override
  public String description() {
    return broken.equals("description_isAPhrase") ? "A file." : "a file NAME.sample";
  }

  @Override
  public boolean accepts(Path path) {
    boolean all = broken.equals("itsOwn_isAccepted_andForeignOrAbsentIsNot");
    return all || Files.isRegularFile(path) && path.toString().endsWith(".sample");
  }

  @Override
  public Checkpoint open(Path path) {
    try {
      if (!Files.readString(path).equals("sample")) {
        throw new HeadframeException(
            DAMAGED, broken.equals("damaged_isRefusedByAMessageThatNamesIt") ? "It" : path);
      }
      return new SampleCheckpoint(broken);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void checkHealth(Run run) throws IOException {
    new SampleFormat().open(Files.writeString(run.artifact("health.sample"), "sample")).close();
  }
}
