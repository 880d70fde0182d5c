package io.headframe.draft.testing.samples;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.draft.api.Draft;
import io.headframe.draft.api.DraftRequest;
import io.headframe.draft.api.DraftSession;
import io.headframe.draft.api.DraftSource;
import io.headframe.draft.api.Drafter;
import io.headframe.draft.api.Proposal;
import io.headframe.draft.api.Step;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lookahead decoding (Fu et al., 2024) without a head: two rows of guesses of the tokens ahead ride along in each pass.
 * What the model would say after the second row becomes the new row, and each column of three a phrase that is proposed
 * where its first token is next. The two-dimensional mask of the paper is that of a tree.
 */
public final class Lookahead implements Drafter, HealthCheck {

  private static final int WINDOW = 4;
  private static final int PHRASES = 3;

  @Override
  public String description() {
    return "phrases that the model itself would say a few tokens ahead";
  }

  @Override
  public boolean accepts(Path folder) {
    return false;
  }

  @Override
  public Draft open(DraftSource source) {
    return new Draft() {
      @Override
      public Set<String> sites() {
        return Set.of();
      }

      @Override
      public DraftSession begin() {
        return new Phrases();
      }

      @Override
      public void close() {
        // There is nothing to free.
      }
    };
  }

  @Override
  public void checkHealth(Run run) {
    if (new Phrases().propose(DraftRequest.greedy(1, 63, 63)).size() == 0) {
      throw new IllegalStateException("the window is not proposed");
    }
  }

  private static final class Phrases implements DraftSession {

    private final Map<Integer, Deque<int[]>> pool = new HashMap<>();
    private int[] first = new int[WINDOW];
    private int[] second = new int[WINDOW];
    private int[] secondNodes = new int[0];
    private int proposed = -1;

    @Override
    public void follow(Step step) {
      if (step.likeliest().length != 1 + proposed) {
        return;
      }
      int[] third = second.clone();
      for (int column = 0; column < secondNodes.length; column++) {
        third[column] = step.likeliest()[secondNodes[column] + 1];
        Deque<int[]> phrases = pool.computeIfAbsent(first[column], unused -> new ArrayDeque<>());
        phrases.addFirst(new int[] {second[column], third[column]});
        if (phrases.size() > PHRASES) {
          phrases.removeLast();
        }
      }
      first = second;
      second = third;
      proposed = -1;
    }

    @Override
    public Proposal propose(DraftRequest request) {
      Trie trie = new Trie(request);
      for (int[] phrase : pool.getOrDefault(request.next(), new ArrayDeque<>())) {
        trie.add(trie.add(-1, phrase[0]), phrase[1]);
      }
      secondNodes = new int[WINDOW];
      int columns = 0;
      for (int parent = -1; columns < WINDOW; columns++) {
        parent = trie.add(parent, first[columns]);
        secondNodes[columns] = trie.add(parent, second[columns]);
        if (secondNodes[columns] < 0) {
          break;
        }
      }
      secondNodes = Arrays.copyOf(secondNodes, columns);
      Proposal proposal = trie.proposal();
      proposed = proposal.size();
      return proposal;
    }

    @Override
    public void close() {
      // There is nothing to free.
    }
  }

  /** A tree in which equal ways are one. */
  private static final class Trie {

    private static final int FULL = -2;

    private final DraftRequest request;
    private final List<Integer> tokens = new ArrayList<>();
    private final List<Integer> parents = new ArrayList<>();
    private final List<Integer> depths = new ArrayList<>();

    Trie(DraftRequest request) {
      this.request = request;
    }

    int add(int parent, int token) {
      for (int node = 0; node < tokens.size(); node++) {
        if (parents.get(node) == parent && tokens.get(node) == token) {
          return node;
        }
      }
      int depth = parent < 0 ? 1 : depths.get(parent) + 1;
      if (parent == FULL || tokens.size() == request.nodes() || depth > request.depth()) {
        return FULL;
      }
      tokens.add(token);
      parents.add(parent);
      depths.add(depth);
      return tokens.size() - 1;
    }

    Proposal proposal() {
      return Proposal.of(tokens.stream().mapToInt(i -> i).toArray(), parents.stream().mapToInt(i -> i).toArray());
    }
  }
}
