package io.headframe.core.host.internal.parameter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.Method;
import io.headframe.core.method.Parameter;
import io.headframe.core.method.Result;
import io.headframe.core.method.Run;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BindingTest {

  enum Score { MEAN, LAST_TOKEN }

  record Everything(
      @Parameter(value = "how many", unit = "tokens", defaultValue = "8", min = 1, max = 512) int batchSize,
      @Parameter(value = "a long one", defaultValue = "-5000000000") long offset,
      @Parameter(value = "a share", defaultValue = "0.25", min = 0, max = 1) double share,
      @Parameter(value = "any number", defaultValue = "0", min = -2) double shift,
      @Parameter(value = "whether", defaultValue = "false") boolean verbose,
      @Parameter("what to read") String text,
      @Parameter(value = "where", defaultValue = "out/x") Path folder,
      @Parameter(value = "which", defaultValue = "last-token") Score score) {}

  record Nothing(@Result("nothing") int nothing) {}

  static class Base<R extends Record, P extends Record> implements Method<P, R> {
    @Override
    public R run(P parameters, Run run) {
      return null;
    }
  }

  static final class Swapped extends Base<Nothing, Everything> {}

  private static MethodSignature signature() {
    return MethodSignature.of("everything", new Swapped());
  }

  private static Record bind(Map<String, String> written) throws Exception {
    Map<String, String> all = new HashMap<>(Map.of("text", "t"));
    all.putAll(written);
    return new Binding(signature(), all).record(Map.of());
  }

  @Test
  void defaults_areReadLikeWhatAUserWrites() throws Exception {
    assertEquals(new Everything(8, -5_000_000_000L, .25, 0, false, "t", Path.of("out/x"), Score.LAST_TOKEN),
        bind(Map.of()));
  }

  @Test
  void values_areRead() throws Exception {
    assertEquals(new Everything(512, 7, 1e-3, 1e300, true, " as it is ", Path.of("a"), Score.MEAN),
        bind(Map.of("batch-size", "512", "offset", "7", "share", "1e-3", "shift", "1e300", "verbose", "true",
            "text", " as it is ", "folder", "a", "score", "mean")));
  }

  @Test
  void texts_areEveryParameterInOrder() {
    Binding binding = new Binding(signature(), Map.of("text", "t", "share", "1"));
    assertEquals("{batch-size=8, offset=-5000000000, share=1, shift=0, verbose=false, text=t, folder=out/x, "
        + "score=last-token}", binding.texts().toString());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "batch-size | 0          | --batch-size is 0 tokens, but must be between 1 and 512 tokens.",
    "batch-size | 513        | --batch-size is 513 tokens, but must be between 1 and 512 tokens.",
    "batch-size | 99999999999999999999 | --batch-size is 99999999999999999999 tokens, but must be "
        + "between 1 and 512 tokens.",
    "batch-size | 1.5        | --batch-size is '1.5', but must be a whole number.",
    "batch-size | many       | --batch-size is 'many', but must be a whole number.",
    "offset     | 9223372036854775808 | --offset is 9223372036854775808, but must be "
        + "between -9223372036854775808 and 9223372036854775807.",
    "share      | 1.01       | --share is 1.01, but must be between 0 and 1.",
    "share      | NaN        | --share is 'NaN', but must be a number such as 0.5 or 1e-3.",
    "share      | half       | --share is 'half', but must be a number such as 0.5 or 1e-3.",
    "shift      | -3         | --shift is -3, but must be at least -2.",
    "shift      | Infinity   | --shift is 'Infinity', but must be a number such as 0.5 or 1e-3.",
    "verbose    | yes        | --verbose is 'yes', but must be true or false.",
    "score      | last-tokne | --score is 'last-tokne', but must be one of mean, last-token "
        + "(the nearest is 'last-token').",
    "batchsize  | 3          | Method 'everything' has no parameter --batchsize (the nearest is 'batch-size'); "
        + "'headframe describe everything' shows them."
  })
  void refusedValue_saysWhatWasAskedAndWhatIsAllowed(String name, String value, String message) {
    HeadframeException error = assertThrows(HeadframeException.class, () -> bind(Map.of(name, value)));
    assertEquals(message, error.getMessage());
  }

  @Test
  void infiniteNumber_isOutOfRange() {
    HeadframeException error = assertThrows(HeadframeException.class, () -> bind(Map.of("shift", "1e999")));
    assertEquals("--shift is 1e999, but must be between -2 and 1.7976931348623157E308.", error.getMessage());
  }

  @Test
  void missingParameter_saysWhatItIs() {
    HeadframeException error =
        assertThrows(HeadframeException.class, () -> new Binding(signature(), Map.of()));
    assertEquals("Method 'everything' needs --text: what to read.", error.getMessage());
  }

  @Test
  void rawMethod_isRefused() {
    Method<?, ?> raw = new Base<Nothing, Everything>();
    HeadframeException error = assertThrows(HeadframeException.class, () -> MethodSignature.of("raw", raw));
    assertEquals("HF-HOST-030", error.id());
  }

  record Lens(
      @Parameter(value = "the text to read", positional = true) String prompt,
      @Parameter(value = "which layers", min = 0, max = 11, unit = "layers") Optional<List<Integer>> layers,
      @Parameter(value = "which positions", defaultValue = "-1") List<Integer> positions,
      @Parameter("a limit") Optional<Integer> limit,
      @Parameter("where") Optional<Path> folder,
      @Parameter("which") Optional<Score> score,
      @Parameter("a thing") Optional<StringBuilder> thing) {}

  static final class LensMethod extends Base<Nothing, Lens> {}

  private static Binding lens(Map<String, String> written) {
    MethodSignature signature = MethodSignature.of("lens", new LensMethod());
    signature.check(StringBuilder.class.getName()::equals);
    return new Binding(signature, written);
  }

  @Test
  void optionalParameters_areEmptyUnlessGiven_andLeftOutOfTheRecord() throws Exception {
    Binding bare = lens(Map.of("prompt", "x"));
    assertEquals("{prompt=x, positions=-1}", bare.texts().toString());
    assertEquals(List.of(), bare.toOpen());
    assertEquals(new Lens("x", Optional.empty(), List.of(-1), Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty()), bare.record(Map.of()));
    Binding full = lens(Map.of("prompt", "x", "layers", "3, 1,5-7", "positions", "-3--1,4", "limit", "9", "folder", "a",
        "score", "mean", "thing", "t"));
    assertEquals("3, 1,5-7", full.texts().get("layers"));
    assertEquals(List.of("thing"), full.toOpen().stream().map(Declaration::name).toList());
    StringBuilder thing = new StringBuilder("t");
    assertEquals(new Lens("x", Optional.of(List.of(3, 1, 5, 6, 7)), List.of(-3, -2, -1, 4), Optional.of(9),
        Optional.of(Path.of("a")), Optional.of(Score.MEAN), Optional.of(thing)), full.record(Map.of("thing", thing)));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "3-12", "1,12", "99999999999", "-1"
  })
  void listedNumber_outOfRange_isRefused(String layers) {
    String message = assertThrows(HeadframeException.class, () -> lens(Map.of("prompt", "x", "layers", layers)))
        .getMessage();
    assertTrue(message.endsWith("layers, but must be between 0 and 11 layers."), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1,", "7-5", "a", "1.5", "0-2000000000", "1 2"})
  void list_ofAnotherForm_isRefused(String positions) {
    HeadframeException error =
        assertThrows(HeadframeException.class, () -> lens(Map.of("prompt", "x", "positions", positions)));
    assertEquals("--positions is '" + positions + "', but must be whole numbers and ranges from a lower to a higher "
        + "one, such as 1,2,5-7, at most 100000 numbers.", error.getMessage());
  }

  @Test
  void missingText_saysHowItIsWritten() {
    HeadframeException error = assertThrows(HeadframeException.class, () -> lens(Map.of()));
    assertEquals("Method 'lens' needs --prompt: the text to read; write it after the options, in quotation marks, or "
        + "with its name.", error.getMessage());
  }

  record TwoTexts(@Parameter(value = "a", positional = true) String a,
      @Parameter(value = "b", positional = true) String b) {}

  static final class TwoTextsMethod extends Base<Nothing, TwoTexts> {}

  record PositionalNumber(@Parameter(value = "a", positional = true) int a) {}

  static final class PositionalNumberMethod extends Base<Nothing, PositionalNumber> {}

  record OptionalWithDefault(@Parameter(value = "a", defaultValue = "x") Optional<String> a) {}

  static final class OptionalWithDefaultMethod extends Base<Nothing, OptionalWithDefault> {}

  record Strings(@Parameter("a") List<String> a) {}

  static final class StringsMethod extends Base<Nothing, Strings> {}

  @Test
  void declarationThatContradictsItself_isRefusedWhenChecked() {
    assertEquals("HF-HOST-035", declared(new TwoTextsMethod()).id());
    assertEquals("HF-HOST-035", declared(new PositionalNumberMethod()).id());
    assertEquals("HF-HOST-035", declared(new OptionalWithDefaultMethod()).id());
    assertEquals("HF-HOST-032", declared(new StringsMethod()).id());
    assertTrue(declared(new TwoTextsMethod()).getMessage().endsWith(
        "is declared wrongly: it is positional, and so is 'a'; only one can be."));
  }

  private static HeadframeException declared(Method<?, ?> method) {
    return assertThrows(HeadframeException.class, () -> MethodSignature.of("m", method).check(type -> false));
  }

  record WrongDefault(@Parameter(value = "x", defaultValue = "12", max = 10) int x) {}

  static final class Wrong extends Base<Nothing, WrongDefault> {}

  @Test
  void defaultOutsideItsRange_isRefusedWhenChecked() {
    HeadframeException error = assertThrows(HeadframeException.class,
        () -> MethodSignature.of("wrong", new Wrong()).check(type -> false));
    assertEquals("HF-HOST-033", error.id());
    assertEquals(true, error.getMessage().contains("--x is 12, but must be between -2147483648 and 10."),
        error.getMessage());
  }

  record Careful(@Parameter(value = "x", defaultValue = "1") int x) {
    Careful {
      if (x == 13) {
        throw new IllegalArgumentException("13 brings bad luck");
      }
    }
  }

  static final class CarefulMethod extends Base<Nothing, Careful> {}

  @Test
  void recordThatRefuses_isQuoted() {
    MethodSignature careful = MethodSignature.of("careful", new CarefulMethod());
    HeadframeException error = assertThrows(HeadframeException.class,
        () -> new Binding(careful, Map.of("x", "13")).record(Map.of()));
    assertEquals("Method 'careful' does not accept these parameters together: 13 brings bad luck.",
        error.getMessage());
    assertEquals(List.of(), new Binding(careful, Map.of()).toOpen());
  }
}
