package io.headframe.decoding.sampling;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.Session;
import io.headframe.decoding.sampling.internal.SamplingError;
import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/**
 * Continues a prompt token by token. It computes on the calling thread, which is a computation lane of the host; used
 * by one thread at a time. The model stays the caller's.
 */
public final class Generation {

  private static final double NANOS = 1e9;

  private final CausalLM model;
  private final Sampling sampling;
  private final LongSupplier clock;

  /**
   * @param model open while this is used
   * @param sampling how tokens are chosen
   */
  public Generation(CausalLM model, Sampling sampling) {
    this(model, sampling, System::nanoTime);
  }

  /**
   * @param model open while this is used
   * @param sampling how tokens are chosen
   * @param clock in nanoseconds
   */
  public Generation(CausalLM model, Sampling sampling, LongSupplier clock) {
    this.clock = Objects.requireNonNull(clock, "clock");
    this.model = Objects.requireNonNull(model, "model");
    this.sampling = Objects.requireNonNull(sampling, "sampling");
  }

  /** Why there are no more tokens. */
  public enum Stop {
    /** The model ended the text, or began another. */
    END_OF_TEXT,
    /** As many as were asked for. */
    MAX_TOKENS,
    /** The model's context has no room for more. */
    CONTEXT_FULL,
    /** The caller cancelled. */
    CANCELLED
  }

  /**
   * What was generated.
   *
   * @param tokens the new tokens, without the prompt and without the token that ends the text
   * @param promptSeconds time for the prompt
   * @param decodeSeconds time for the new tokens
   * @param stop why it ended
   */
  public record Result(int[] tokens, double promptSeconds, double decodeSeconds, Stop stop) {

    /** Copies the tokens. */
    public Result {
      tokens = tokens.clone();
    }

    @Override
    public int[] tokens() {
      return tokens.clone();
    }
  }

  /**
   * Generates until the text ends, there are enough tokens, the context is full, or the caller cancels. Every call
   * begins anew with the seed.
   *
   * @param prompt at least one token
   * @param maxTokens the most new tokens, at least 1
   * @param cancelled asked before each token
   * @param onToken hears each new token
   * @throws HeadframeException if an argument is out of range, the prompt is longer than the context, or the model
   *     computes no numbers
   */
  public Result generate(int[] prompt, int maxTokens, BooleanSupplier cancelled, IntConsumer onToken) {
    check(prompt, maxTokens);
    SplittableRandom random = new SplittableRandom(sampling.seed());
    int end = model.tokenizer().end().orElse(-1);
    // Models whose texts were parted by the token of the beginning alone, as llama2.c's are, end with the next one.
    int beginning = model.tokenizer().beginning().orElse(-1);
    int[] tokens = new int[Math.min(maxTokens, model.config().contextLength())];
    int count = 0;
    long start = clock.getAsLong();
    try (Session session = model.session()) {
      float[] logits = session.append(prompt);
      long decode = clock.getAsLong();
      Stop stop = null;
      while (stop == null) {
        if (cancelled.getAsBoolean()) {
          stop = Stop.CANCELLED;
          break;
        }
        int next = choose(logits, random, session.length());
        if (next == end || next == beginning) {
          stop = Stop.END_OF_TEXT;
          break;
        }
        tokens[count++] = next;
        onToken.accept(next);
        if (count == maxTokens) {
          stop = Stop.MAX_TOKENS;
        } else if (session.length() >= model.config().contextLength()) {
          stop = Stop.CONTEXT_FULL;
        } else {
          logits = session.append(next);
        }
      }
      return new Result(Arrays.copyOf(tokens, count), (decode - start) / NANOS,
          (clock.getAsLong() - decode) / NANOS, stop);
    }
  }

  /**
   * Checks what is asked for.
   *
   * @throws HeadframeException if there is no prompt or no token is wanted
   */
  public static void check(int[] prompt, int maxTokens) {
    if (prompt.length == 0) {
      throw new HeadframeException(SamplingError.NO_PROMPT);
    }
    if (maxTokens < 1) {
      throw new HeadframeException(SamplingError.MAX_TOKENS, maxTokens);
    }
  }

  private int choose(float[] logits, SplittableRandom random, int length) {
    Candidates candidates = Candidates.after(length, logits, sampling);
    return sampling.temperature() == 0 ? candidates.tokens()[0] : candidates.at(random.nextDouble());
  }
}
