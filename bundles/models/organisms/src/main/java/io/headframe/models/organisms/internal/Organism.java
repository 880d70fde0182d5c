package io.headframe.models.organisms.internal;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.headframe.core.model.Tokenizer;
import io.headframe.core.transformer.Checkpoint;
import io.headframe.core.transformer.TensorData;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * A folder that {@code train-lm} wrote, as this bundle carries it: config.json, model.safetensors, tokenizer.json and
 * the model card README.md.
 */
final class Organism implements Checkpoint {

  private static final HexFormat HEX = HexFormat.of();
  private static final String CONFIG = "config.json";
  private static final String WEIGHTS = "model.safetensors";

  private final String name;
  private final byte[] config;
  private final byte[] weights;
  private final Map<String, TensorData> tensors;

  /** @param name of the folder */
  Organism(String name) {
    this.name = name;
    this.config = file(name, CONFIG);
    this.weights = file(name, WEIGHTS);
    this.tensors = SafetensorsBytes.tensors(weights);
  }

  /** The model card, in Markdown. */
  static String card(String name) {
    return new String(file(name, "README.md"), StandardCharsets.UTF_8);
  }

  /** Reads all files and a text of words that the model knows. */
  static void checkHealth(String name, String text) {
    try (Organism organism = new Organism(name); Tokenizer tokenizer = organism.openTokenizer()) {
      String read = tokenizer.decode(tokenizer.encode(text));
      long tokens = organism.tensors().get("model.embed_tokens.weight").shape()[0];
      if (!read.equals(text) || tokens != tokenizer.size() || card(name).isBlank()) {
        throw new IllegalStateException("the text '" + text + "', as many embeddings as tokens and a card were"
            + " expected, and found were '" + read + "', " + tokens + " and " + tokenizer.size() + " tokens");
      }
    }
  }

  private static byte[] file(String name, String file) {
    try (InputStream in = Organism.class.getResourceAsStream("/META-INF/headframe/organisms/" + name + "/" + file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonObject json(byte[] text) {
    return JsonParser.parseString(new String(text, StandardCharsets.UTF_8)).getAsJsonObject();
  }

  @Override
  public String origin() {
    return "the model '" + name + "'";
  }

  @Override
  public JsonObject config() {
    return json(config);
  }

  @Override
  public Map<String, TensorData> tensors() {
    return tensors;
  }

  @Override
  public Tokenizer openTokenizer() {
    return new WordTokenizer(name, json(file(name, "tokenizer.json")), config().get("bos_token_id").getAsInt());
  }

  /** As that of the folder would be: what {@code sha256sum config.json model.safetensors | sha256sum} prints. */
  @Override
  public String digest() {
    String lines = HEX.formatHex(sha256(config)) + "  " + CONFIG + "\n"
        + HEX.formatHex(sha256(weights)) + "  " + WEIGHTS + "\n";
    return HEX.formatHex(sha256(lines.getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  @Override
  public void close() {
    // Nothing is open.
  }
}
