package io.headframe.checkpoint.huggingface.internal;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.google.gson.JsonElement;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Tokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/** The tokenizer of a folder: Hugging Face's own implementation reads text, its tokenizer.json names the tokens. */
final class FolderTokenizer implements Tokenizer {

  /** Whole texts, never cut, never padded; the library would cut at 512 tokens. */
  private static final Map<String, String> OPTIONS = Map.of(
      "addSpecialTokens", "true",
      "truncation", "false",
      "padding", "false");

  private final HuggingFaceTokenizer tokenizer;
  private final Vocabulary vocabulary;
  private final PieceText text;
  private final SequenceEnds ends;

  private FolderTokenizer(
      HuggingFaceTokenizer tokenizer, Vocabulary vocabulary, PieceText text, SequenceEnds ends) {
    this.tokenizer = tokenizer;
    this.vocabulary = vocabulary;
    this.text = text;
    this.ends = ends;
  }

  static FolderTokenizer open(Path folder, JsonFile config) {
    Path path = folder.resolve("tokenizer.json");
    if (!Files.exists(path)) {
      throw new HeadframeException(CheckpointError.NO_TOKENIZER, folder);
    }
    JsonFile file = JsonFile.readTokenizer(path);
    Vocabulary vocabulary = Vocabulary.of(file);
    int size = vocabularySize(config, vocabulary.size());
    if (vocabulary.size() > size) {
      throw new HeadframeException(CheckpointError.TOKENIZER_DOES_NOT_FIT, path, vocabulary.size(), size);
    }
    SequenceEnds ends = SequenceEnds.read(folder, config, vocabulary, size);
    return new FolderTokenizer(load(file), vocabulary, PieceText.of(file.object()), ends);
  }

  private static int vocabularySize(JsonFile config, int otherwise) {
    JsonElement value = config.object().get("vocab_size");
    if (value == null || value.isJsonNull()) {
      return otherwise;
    }
    try {
      int size = Integer.parseInt(value.toString());
      if (size > 0) {
        return size;
      }
    } catch (NumberFormatException e) {
      // Reported below, as a size that is not positive is.
    }
    throw new HeadframeException(CheckpointError.VOCABULARY_SIZE, config.file(), value);
  }

  private static HuggingFaceTokenizer load(JsonFile file) {
    // The library looks for its natives with the thread's class loader, which may be a plugin's that lacks them.
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(HuggingFaceTokenizer.class.getClassLoader());
    try {
      return HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(file.bytes()), OPTIONS);
    } catch (IOException | RuntimeException e) {
      throw new HeadframeException(e, CheckpointError.TOKENIZER_DAMAGED, file.file(), JsonFile.reason(e));
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Override
  public int[] encode(String input) {
    // Half of a surrogate pair is no text, and the native side would stop at it; this turns it into a question mark.
    String valid = new String(input.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    return Arrays.stream(tokenizer.encode(valid).getIds()).mapToInt(Math::toIntExact).toArray();
  }

  /** {@inheritDoc} Ids that no token has, as a padded vocabulary leaves at its end, have no text. */
  @Override
  public String decode(int... tokens) {
    return tokenizer.decode(Arrays.stream(tokens).filter(id -> id >= 0).asLongStream().toArray(), true);
  }

  @Override
  public String token(int id) {
    String piece = vocabulary.piece(Objects.checkIndex(id, vocabulary.size()));
    return vocabulary.isAdded(id) ? PieceText.verbatim(piece) : text.model(piece);
  }

  @Override
  public int size() {
    return vocabulary.size();
  }

  @Override
  public OptionalInt beginning() {
    return ends.beginning();
  }

  @Override
  public OptionalInt end() {
    return ends.end();
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
