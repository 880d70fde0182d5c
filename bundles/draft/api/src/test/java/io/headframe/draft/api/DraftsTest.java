package io.headframe.draft.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.Lease;
import io.headframe.core.method.Leases;
import io.headframe.core.model.CausalLM;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftsTest {

  private static final CausalLM MODEL = (CausalLM) Proxy.newProxyInstance(
      DraftsTest.class.getClassLoader(), new Class<?>[] {CausalLM.class}, (proxy, method, arguments) -> null);

  private final Map<String, Drafter> installed = new TreeMap<>();
  private int held;
  private DraftSource opened;

  /** Always proposes one token, which says which version it is. */
  private Drafter version(int token) {
    return new Drafter() {
      @Override
      public String description() {
        return "version " + token;
      }

      @Override
      public boolean accepts(Path folder) {
        return Files.exists(folder.resolve("version-" + token));
      }

      @Override
      public Draft open(DraftSource source) throws IOException {
        opened = source;
        if (source.place().equals("broken")) {
          throw new IOException("the disk is gone");
        }
        return new OneToken(token);
      }
    };
  }

  private record OneToken(int token) implements Draft, DraftSession {

    @Override
    public Set<String> sites() {
      return Set.of();
    }

    @Override
    public DraftSession begin() {
      return this;
    }

    @Override
    public void follow(Step step) {
      // It does not listen.
    }

    @Override
    public Proposal propose(DraftRequest request) {
      return Proposal.chain(token);
    }

    @Override
    public void close() {
      // There is nothing to free.
    }
  }

  private Drafts drafts() {
    return new Drafts(new Leases() {
      @Override
      public <T> Lease<T> lease(Class<T> type, String id) {
        held++;
        T technique = type.cast(installed.get(id));
        return new Lease<>() {
          @Override
          public T get() {
            return technique;
          }

          @Override
          public void close() {
            held--;
          }
        };
      }

      @Override
      public List<String> ids(Class<?> type) {
        return List.copyOf(installed.keySet());
      }
    }, name -> MODEL);
  }

  private static int proposed(DraftSession session) {
    return session.propose(DraftRequest.greedy(0, 1, 1)).tokens()[0];
  }

  @Test
  void draft_keepsItsVersion_whileAnotherIsInstalled() {
    installed.put("one", version(1));
    Draft draft = drafts().open("one", MODEL);
    DraftSession session = draft.begin();
    installed.put("one", version(2));
    assertEquals(1, proposed(session));
    installed.clear();
    assertEquals(1, proposed(draft.begin()));
    assertEquals(1, held, "the old version is in use until the draft is closed");
    draft.close();
    assertEquals(0, held);
  }

  @Test
  void text_namesATechnique_aPlace_andATree(@TempDir Path folder) throws IOException {
    installed.put("one", version(1));
    installed.put("two", version(2));
    drafts().open("one", MODEL);
    assertEquals("", opened.place());
    drafts().open("two:some/model@chain-3", MODEL);
    assertEquals("some/model", opened.place());
    assertEquals(TreePlan.chain(3).grow(DraftRequest.greedy(0, 9, 9), DraftsTest::zeros),
        opened.tree().orElseThrow().grow(DraftRequest.greedy(0, 9, 9), DraftsTest::zeros));
    Path heads = Files.createDirectory(folder.resolve("heads@home"));
    Files.createFile(heads.resolve("version-2"));
    try (Draft draft = drafts().open(heads.toString(), MODEL)) {
      assertEquals(2, proposed(draft.begin()));
    }
    drafts().open(heads + "@chain-1", MODEL).close();
    assertEquals(heads.toString(), opened.place());
  }

  private static List<Choices> zeros(List<int[]> paths, int most) {
    return paths.stream().map(path -> new Choices(new int[] {0}, new double[] {0})).toList();
  }

  @Test
  void whatCannotBeOpened_isExplained_andLeavesNoLease(@TempDir Path folder) {
    installed.put("one", version(1));
    assertEquals("HF-DRAFT-002", refused("nobody"));
    assertEquals("HF-DRAFT-002", refused(folder.toString()));
    assertEquals("HF-DRAFT-003", refused("one:broken"));
    assertEquals("HF-DRAFT-001", refused("one@bush"));
    assertEquals(0, held);
  }

  private String refused(String text) {
    return assertThrows(HeadframeException.class, () -> drafts().open(text, MODEL)).id();
  }
}
