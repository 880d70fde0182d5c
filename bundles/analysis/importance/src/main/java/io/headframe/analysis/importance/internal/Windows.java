package io.headframe.analysis.importance.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.CausalLM;
import io.headframe.prompts.induction.RepeatedTokens;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes the sequences that losses are measured on. All have one length, so that nothing is padded. Each begins with the
 * token of the beginning where the tokenizer puts it before texts.
 */
final class Windows {

  private static final int LARGEST_MEBIBYTES = 64;
  private static final int SHORTEST_REPEATED = 5;

  private final CausalLM model;
  private final int length;
  private final int most;

  /**
   * @param length tokens of each sequence, at least 2
   * @param most how many sequences there are at most, at least 1
   * @throws HeadframeException if the model does not take sequences of that length
   */
  Windows(CausalLM model, int length, int most) {
    int context = model.config().contextLength();
    if (length > context) {
      throw new HeadframeException(ImportanceError.TOO_LONG, length, context, context);
    }
    this.model = model;
    this.length = length;
    this.most = most;
  }

  /**
   * The first parts of a text, one after the other without overlap; the text as it is if it is shorter than one.
   *
   * @throws HeadframeException if the file cannot be read or has fewer than two tokens
   */
  List<int[]> of(Path file) {
    int[] tokens = model.tokenizer().encode(read(file));
    OptionalInt beginning = model.tokenizer().beginning();
    boolean begins = beginning.isPresent() && tokens.length > 0 && tokens[0] == beginning.getAsInt();
    if (tokens.length < 2) {
      throw new HeadframeException(ImportanceError.TOO_SHORT, file, tokens.length);
    }
    if (tokens.length <= length) {
      return List.of(tokens);
    }
    int first = begins ? 1 : 0;
    int step = length - first;
    List<int[]> windows = new ArrayList<>();
    for (int from = first; from + step <= tokens.length && windows.size() < most; from += step) {
      int[] window = new int[length];
      window[0] = tokens[0];
      System.arraycopy(tokens, from, window, first, step);
      windows.add(window);
    }
    return windows;
  }

  /**
   * Random tokens that are repeated once, x x, which a model with induction heads predicts from the second x on; the
   * same seed gives the same ones.
   *
   * @throws HeadframeException if there are not enough such tokens or the sequences are too short
   */
  List<int[]> repeated(long seed) {
    if (length < SHORTEST_REPEATED) {
      throw new HeadframeException(ImportanceError.TOO_SHORT_TO_REPEAT, length);
    }
    OptionalInt beginning = model.tokenizer().beginning();
    int half = (length - (beginning.isPresent() ? 1 : 0)) / 2;
    RepeatedTokens random = new RepeatedTokens(model, seed);
    return Stream.generate(() -> IntStream.concat(beginning.stream(), IntStream.of(random.repeated(half))).toArray())
        .limit(most)
        .toList();
  }

  private static String read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes((LARGEST_MEBIBYTES << 20) + 1);
      if (bytes.length > LARGEST_MEBIBYTES << 20) {
        throw new HeadframeException(ImportanceError.TOO_LARGE, file, LARGEST_MEBIBYTES);
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new HeadframeException(e, ImportanceError.UNREADABLE, file, "it is not text in UTF-8");
    } catch (NoSuchFileException e) {
      throw new HeadframeException(e, ImportanceError.UNREADABLE, file, "there is no such file");
    } catch (IOException e) {
      throw new HeadframeException(e, ImportanceError.UNREADABLE, file, e.getMessage());
    }
  }
}
