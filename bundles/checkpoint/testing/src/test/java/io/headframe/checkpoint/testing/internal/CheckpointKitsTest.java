package io.headframe.checkpoint.testing.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.checkpoint.testing.CheckpointFormatConformance;
import io.headframe.checkpoint.testing.EmbeddedModelConformance;
import io.headframe.core.tck.Capability;
import io.headframe.core.testing.internal.FailingTests;
import io.headframe.core.transformer.CheckpointFormat;
import io.headframe.core.transformer.EmbeddedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointKitsTest {

  @TempDir
  Path folder;

  @Test
  void goodFormatAndModel_keepEveryRule() throws Exception {
    assertEquals(Set.of(), FailingTests.of(kit(new SampleFormat()), folder));
    assertEquals(Set.of(), FailingTests.of(kit(new SampleModel()), folder));
  }

  @ParameterizedTest
  @ValueSource(strings = {"configuration_namesAnArchitecture_andIsACopy", "everyTensor_hasAsManyBytesAsItsShapeSays",
      "bytes_areGivenAnewAtEachCall", "tokenizer_knowsItsTokens_andEncodesEmptyText",
      "digest_isThatOfTheContent_eachTime", "bytesThatWereRead_stayValid_whenTheCheckpointIsClosed"})
  void checkpointThatBreaksOneRule_failsExactlyThat(String rule) throws Exception {
    assertEquals(Set.of(rule), FailingTests.of(kit(new SampleFormat(rule)), folder));
    assertEquals(Set.of(rule), FailingTests.of(kit(new SampleModel(rule)), folder));
  }

  @ParameterizedTest
  @ValueSource(strings = {"description_isAPhrase", "itsOwn_isAccepted_andForeignOrAbsentIsNot",
      "damaged_isRefusedByAMessageThatNamesIt"})
  void formatThatBreaksOneRule_failsExactlyThat(String rule) throws Exception {
    assertEquals(Set.of(rule), FailingTests.of(kit(new SampleFormat(rule)), folder));
  }

  @Test
  void modelWithoutASentence_failsExactlyThat() throws Exception {
    assertEquals(Set.of("description_isASentence"),
        FailingTests.of(kit(new SampleModel("description_isASentence")), folder));
  }

  @Test
  void lackOfATokenizer_isChecked() throws Exception {
    assertEquals(Set.of("tokenizer_knowsItsTokens_andEncodesEmptyText"),
        FailingTests.of(kit(new SampleModel(), Capability.TOKENIZER), folder));
    assertEquals(Set.of(), FailingTests.of(kit(new SampleModel("no tokenizer"), Capability.TOKENIZER), folder));
  }

  private static EmbeddedModelConformance kit(EmbeddedModel model, Capability... without) {
    return new EmbeddedModelConformance() {
      @Override
      protected EmbeddedModel technique() {
        return model;
      }

      @Override
      protected Set<Capability> without() {
        return Set.of(without);
      }
    };
  }

  private static CheckpointFormatConformance kit(CheckpointFormat format) {
    return new CheckpointFormatConformance() {
      @Override
      protected CheckpointFormat technique() {
        return format;
      }

      @Override
      protected Path write(Path folder) throws IOException {
        return Files.writeString(folder.resolve("model.sample"), "sample");
      }

      @Override
      protected Path writeDamaged(Path folder) throws IOException {
        return Files.writeString(folder.resolve("model.sample"), "sam");
      }

      @Override
      protected Path writeForeign(Path folder) throws IOException {
        return Files.writeString(folder.resolve("model.other"), "sample");
      }
    };
  }
}
