package io.headframe.core.transformer;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.transformer.internal.TransformerError;
import java.util.function.Function;

/** Reads the fields of a checkpoint's configuration, and says which one is wrong. Immutable. */
public final class CheckpointConfig {

  private final String origin;
  private final JsonObject json;

  /**
   * @param origin where the configuration came from, for messages
   * @param json the configuration
   */
  public CheckpointConfig(String origin, JsonObject json) {
    this.origin = origin;
    this.json = json.deepCopy();
  }

  /** Whether a field is there and not null. */
  public boolean has(String field) {
    return json.has(field) && !json.get(field).isJsonNull();
  }

  /**
   * A positive integer that must be there.
   *
   * @throws HeadframeException if it is missing or not one
   */
  public int size(String field) {
    long value = required(field, "a positive integer", JsonElement::getAsLong);
    if (value < 1 || value > Integer.MAX_VALUE) {
      throw wrong(field, "a positive integer");
    }
    return (int) value;
  }

  /** A positive integer. */
  public int size(String field, int absent) {
    return has(field) ? size(field) : absent;
  }

  /** A number. */
  public double number(String field, double absent) {
    return has(field) ? required(field, "a number", JsonElement::getAsDouble) : absent;
  }

  /** A boolean. */
  public boolean flag(String field, boolean absent) {
    return has(field) ? required(field, "true or false", JsonElement::getAsBoolean) : absent;
  }

  /** A text. */
  public String text(String field, String absent) {
    return has(field) ? required(field, "a text", JsonElement::getAsString) : absent;
  }

  /**
   * A nested object that must be there.
   *
   * @throws HeadframeException if it is missing or not one
   */
  public CheckpointConfig object(String field) {
    return new CheckpointConfig(origin, required(field, "an object", JsonElement::getAsJsonObject));
  }

  /**
   * An error about a field.
   *
   * @param allowed what the architecture reads
   */
  public HeadframeException wrong(String field, String allowed) {
    return new HeadframeException(
        TransformerError.CONFIG_FIELD, origin, field, has(field) ? json.get(field) : "nothing", allowed);
  }

  /**
   * An error about a field that asks for something that the architecture does in general, and this one does not.
   *
   * @param supported the values that are computed
   */
  public HeadframeException unsupported(String field, String supported) {
    return new HeadframeException(
        TransformerError.CONFIG_UNSUPPORTED, origin, field, has(field) ? json.get(field) : "nothing", supported);
  }

  private <T> T required(String field, String allowed, Function<JsonElement, T> read) {
    if (!has(field)) {
      throw wrong(field, allowed);
    }
    try {
      return read.apply(json.get(field));
    } catch (NumberFormatException | UnsupportedOperationException | IllegalStateException notThat) {
      throw wrong(field, allowed);
    }
  }
}
