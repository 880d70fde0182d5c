package io.headframe.core.transformer.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransformerErrorTest {

  @ParameterizedTest
  @EnumSource
  void message_showsEveryArgument_andEndsAsASentence(TransformerError error) {
    int arguments = error.template().split("%s", -1).length - 1;
    Object[] samples = IntStream.range(0, arguments).mapToObj(i -> "sample" + i).toArray();
    String message = new HeadframeException(error, samples).getMessage();
    Arrays.stream(samples).forEach(sample -> assertTrue(message.contains((String) sample), message));
    assertTrue(message.endsWith("."), message);
    assertEquals(1, Arrays.stream(TransformerError.values()).filter(other -> other.id().equals(error.id())).count());
  }
}
