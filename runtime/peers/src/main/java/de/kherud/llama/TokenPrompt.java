package de.kherud.llama;

import java.util.Arrays;

/** A prompt of tokens: the server behind the binding takes one, and the binding's own class takes text alone. */
public final class TokenPrompt {

  private TokenPrompt() {}

  /** Parameters with a prompt of tokens, which nothing is added to. */
  public static InferenceParameters of(int... tokens) {
    InferenceParameters parameters = new InferenceParameters("");
    parameters.parameters.put("prompt", Arrays.toString(tokens));
    return parameters;
  }
}
