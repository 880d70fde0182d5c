package io.headframe.draft.speculative;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.model.CausalLM;
import io.headframe.core.model.Tokenizer;
import io.headframe.decoding.sampling.Generation;
import io.headframe.decoding.sampling.Generation.Stop;
import io.headframe.decoding.sampling.Sampling;
import io.headframe.draft.api.Draft;
import io.headframe.draft.api.DraftRequest;
import io.headframe.draft.api.DraftSession;
import io.headframe.draft.api.Proposal;
import io.headframe.draft.api.Step;
import io.headframe.models.testing.TestModels;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A token inside an accepted branch ends the text, and what was accepted after it is not part of it. */
class EndOfTextTest {

  private static final int TOKENS = 12;

  /** Everything as the given one, but for one method. */
  private static <T> T with(Class<T> type, T original, String method, Object result) {
    InvocationHandler handler = (proxy, called, arguments) -> {
      try {
        return called.getName().equals(method) ? result : called.invoke(original, arguments);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    };
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  /** Proposes what the model will say, beside a wrong token at each depth, which comes first. */
  private record Oracle(int[] text, int vocabulary) implements Draft {

    @Override
    public Set<String> sites() {
      return Set.of();
    }

    @Override
    public DraftSession begin() {
      return new DraftSession() {
        private int read = -1;

        @Override
        public void follow(Step step) {
          // The prompt counts for none of the text.
          read = read < 0 ? 0 : read + step.tokens().length;
        }

        @Override
        public Proposal propose(DraftRequest request) {
          int depth = Math.min(request.depth(), text.length - read - 1);
          int[] tokens = new int[2 * depth];
          int[] parents = new int[2 * depth];
          for (int i = 0; i < depth; i++) {
            tokens[2 * i + 1] = text[read + 1 + i];
            tokens[2 * i] = (tokens[2 * i + 1] + 1) % vocabulary;
            parents[2 * i] = 2 * i - 1;
            parents[2 * i + 1] = 2 * i - 1;
          }
          return Proposal.of(tokens, parents);
        }

        @Override
        public void close() {
          // Nothing is open.
        }
      };
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }

  @Test
  void tokenThatEndsTheText_insideAnAcceptedBranch_isTheEnd() {
    try (CausalLM model = TestModels.random("llama")) {
      int tried = 0;
      for (int first = 0; first < 6; first++) {
        int[] prompt = {first, 7, 2 * first};
        int[] text = new Generation(model, Sampling.greedy())
            .generate(prompt, TOKENS, () -> false, token -> {}).tokens();
        for (int end = 2; end < TOKENS - 1; end++) {
          int token = text[end];
          if (IntStream.range(0, end).noneMatch(i -> text[i] == token)) {
            assertEnd(model, prompt, text, end);
            tried++;
          }
        }
      }
      assertTrue(tried >= 5, "only " + tried + " places have a token that is new there");
    }
  }

  private static void assertEnd(CausalLM model, int[] prompt, int[] text, int end) {
    CausalLM ending = with(CausalLM.class, model, "tokenizer", with(
        Tokenizer.class, model.tokenizer(), "end", OptionalInt.of(text[end])));
    List<Integer> heard = new ArrayList<>();
    SpeculativeGeneration.Result found = new SpeculativeGeneration(ending,
        new Oracle(text, model.config().vocabularySize()), Sampling.greedy(), Acceptance.lossless())
        .generate(prompt, TOKENS, () -> false, heard::add);
    int[] expected = Arrays.copyOf(text, end);
    assertArrayEquals(expected, found.text().tokens());
    assertArrayEquals(expected, heard.stream().mapToInt(i -> i).toArray());
    assertEquals(Stop.END_OF_TEXT, found.text().stop());
    // All that was drafted was accepted in one pass, that after the end too.
    assertEquals(1, found.statistics().steps());
    assertEquals(TOKENS - 2, Arrays.stream(found.statistics().accepted()).sum());
    assertEquals(end - 1, found.statistics().tokens());
  }
}
