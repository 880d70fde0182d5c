package io.headframe.draft.testing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.Run;
import io.headframe.core.method.RunCancelledException;
import io.headframe.core.model.CausalLM;
import io.headframe.core.tck.TechniqueConformance;
import io.headframe.core.testing.TestRun;
import io.headframe.decoding.sampling.Generation;
import io.headframe.decoding.sampling.Sampling;
import io.headframe.draft.api.Draft;
import io.headframe.draft.api.DraftRequest;
import io.headframe.draft.api.DraftSession;
import io.headframe.draft.api.DraftSource;
import io.headframe.draft.api.DraftTraining;
import io.headframe.draft.api.Drafter;
import io.headframe.draft.api.Proposal;
import io.headframe.draft.api.TrainableDrafter;
import io.headframe.draft.api.TreePlan;
import io.headframe.draft.speculative.Acceptance;
import io.headframe.draft.speculative.SpeculativeGeneration;
import io.headframe.models.testing.TestModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every {@link Drafter} must do, on two small models of random weights. A test class extends it and gives the
 * drafter. One that is a {@link TrainableDrafter} is trained for a few steps first.
 */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class DrafterConformance extends TechniqueConformance<Drafter> {

  private static final long SEED = 1;
  private static final int STEPS = 12;
  private static final List<String> TREES = List.of("chain-3", "0,1,0.0,0.1,1.0", "beam-2x3x6");

  private CausalLM model;
  private Path trained;

  /** For the test of one drafter. */
  protected DrafterConformance() {}

  /** Where a drafter that is not trained here has its weights; none unless overridden. */
  protected String place() {
    return "";
  }

  @Override
  protected final Class<?> extensionPoint() {
    return Drafter.class;
  }

  /** The model, opened when it is first needed. */
  private CausalLM model() {
    if (model == null) {
      model = TestModels.random("llama");
    }
    return model;
  }

  /** The folder of heads that were trained on the model, if the drafter can be trained. */
  private Path trained() throws IOException {
    if (trained == null) {
      Path folder = Files.createTempDirectory("drafter");
      trained = folder;
      if (technique() instanceof TrainableDrafter drafter) {
        try (TestRun run = run(folder)) {
          drafter.train(training(model(), STEPS), folder, run);
        }
      }
    }
    return trained;
  }

  /** Closes the model and deletes what was trained. */
  @AfterAll
  public final void close() throws IOException {
    if (model != null) {
      model.close();
    }
    if (trained != null) {
      try (Stream<Path> all = Files.walk(trained)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  @Override
  protected final void use(Drafter anew, Run run) throws Exception {
    try (Draft draft = open(anew, model(), Optional.empty())) {
      generation(draft).generate(prompt(5, 0), 10, () -> false, token -> {});
    }
  }

  @Test
  void description_isOneLineWithoutAFullStop() {
    String description = technique().description();
    assertTrue(!description.isBlank() && description.lines().count() == 1 && !description.endsWith("."), description);
  }

  @Test
  void greedyText_isThatOfTheModelAlone() throws IOException {
    for (String tree : TREES) {
      try (Draft draft = open(technique(), model(), Optional.of(TreePlan.parse(tree)))) {
        for (int length : new int[] {1, 8, 70}) {
          assertSameText(draft, prompt(length, 3), 24, tree);
        }
      }
    }
  }

  @Test
  void ownTree_givesTheTextOfTheModelAlone() throws IOException {
    try (Draft draft = open(technique(), model(), Optional.empty())) {
      assertSameText(draft, prompt(9, 4), 60, "its own tree");
    }
  }

  /** Up to the last position that the context has, inside a tree. */
  @Test
  void fullContext_endsTheTextWhereTheModelAloneEndsIt() throws IOException {
    int context = model().config().contextLength();
    try (Draft draft = open(technique(), model(), Optional.of(TreePlan.chain(4)))) {
      for (int length = context - 6; length <= context; length += 2) {
        assertSameText(draft, prompt(length, 5), 40, "a prompt of " + length);
      }
    }
  }

  @Test
  void tokensWanted_areNotExceeded() throws IOException {
    try (Draft draft = open(technique(), model(), Optional.of(TreePlan.chain(4)))) {
      for (int most = 1; most <= 6; most += 2) {
        assertSameText(draft, prompt(6, 6), most, "at most " + most);
      }
    }
  }

  @Test
  void proposals_stayWithinTheRequest_andTheVocabulary() throws IOException {
    try (Draft draft = open(technique(), model(), Optional.of(TreePlan.parse("beam-4x6x40")));
        Followed followed = new Followed(model(), draft, prompt(20, 7))) {
      for (int[] most : new int[][] {{1, 1}, {3, 9}, {40, 2}, {63, 63}}) {
        Proposal proposal = followed.session().propose(DraftRequest.greedy(2, most[0], most[1]));
        assertTrue(proposal.size() <= most[0], proposal.size() + " nodes");
        for (int node = 0; node < proposal.size(); node++) {
          assertTrue(proposal.depth(node) <= most[1], "a depth of " + proposal.depth(node));
          int token = proposal.tokens()[node];
          assertTrue(token >= 0 && token < model().config().vocabularySize(), "token " + token);
        }
      }
    }
  }

  @Test
  void sessions_doNotSeeEachOther() throws IOException {
    try (Draft draft = open(technique(), model(), Optional.of(TreePlan.chain(3)))) {
      Proposal alone;
      try (Followed followed = new Followed(model(), draft, prompt(12, 8))) {
        alone = followed.session().propose(DraftRequest.greedy(3, 8, 8));
      }
      try (Followed followed = new Followed(model(), draft, prompt(12, 8));
          Followed other = new Followed(model(), draft, prompt(15, 9))) {
        other.session().propose(DraftRequest.greedy(4, 8, 8));
        assertEquals(alone, followed.session().propose(DraftRequest.greedy(3, 8, 8)));
      }
    }
  }

  @Test
  void sampledText_isTheSameForOneSeed() throws IOException {
    try (Draft draft = open(technique(), model(), Optional.of(TreePlan.chain(3)))) {
      SpeculativeGeneration sampled =
          new SpeculativeGeneration(model(), draft, new Sampling(1, 0, 1, 5), Acceptance.lossless());
      int[] first = sampled.generate(prompt(8, 1), 30, () -> false, token -> {}).text().tokens();
      assertArrayEquals(first, sampled.generate(prompt(8, 1), 30, () -> false, token -> {}).text().tokens());
    }
  }

  @Test
  void folderOfSomethingElse_isNotAccepted(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("config.json"), "{\"model_type\": \"llama\"}");
    assertTrue(!technique().accepts(folder) && !technique().accepts(folder.resolve("nothing")));
  }

  // What is trained

  @Test
  void trainedHeads_fitTheirModelAlone() throws IOException {
    if (!(technique() instanceof TrainableDrafter)) {
      return;
    }
    assertTrue(technique().accepts(trained()));
    try (CausalLM other = TestModels.constructed()) {
      assertRefused(() -> open(technique(), other, Optional.empty()));
    }
  }

  @Test
  void damagedHeads_areRefused(@TempDir Path folder) throws IOException {
    if (!(technique() instanceof TrainableDrafter)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> all = Files.list(trained())) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path damaged : files) {
      for (Path file : files) {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(folder.resolve(file.getFileName()),
            file.equals(damaged) ? Arrays.copyOf(bytes, bytes.length / 2) : bytes);
      }
      assertRefused(() -> technique().open(source(folder.toString(), model(), Optional.empty())));
    }
  }

  /** Cancelled half-way, and gone on with. */
  @Test
  void training_goesOn_andComesOutAsAtOneStretch(@TempDir Path folder) throws IOException {
    if (!(technique() instanceof TrainableDrafter drafter)) {
      return;
    }
    try (TestRun run = run(folder).cancelAtCheck(6)) {
      assertThrows(RunCancelledException.class, () -> drafter.train(training(model(), STEPS), folder, run));
    }
    try (TestRun run = run(folder)) {
      drafter.train(training(model(), STEPS), folder, run);
    }
    List<Proposal> expected = proposals(trained());
    assertEquals(expected, proposals(folder));
  }

  private List<Proposal> proposals(Path heads) throws IOException {
    List<Proposal> found = new ArrayList<>();
    try (Draft draft =
            technique().open(source(heads.toString(), model(), Optional.of(TreePlan.parse("beam-3x3x12"))));
        Followed followed = new Followed(model(), draft, prompt(20, 2))) {
      for (int next = 0; next < 8; next++) {
        found.add(followed.session().propose(DraftRequest.greedy(next, 12, 3)));
      }
    }
    return found;
  }

  private void assertSameText(Draft draft, int[] prompt, int most, String what) {
    Generation.Result expected =
        new Generation(model(), Sampling.greedy()).generate(prompt, most, () -> false, token -> {});
    List<Integer> heard = new ArrayList<>();
    SpeculativeGeneration.Result found = generation(draft).generate(prompt, most, () -> false, heard::add);
    assertArrayEquals(expected.tokens(), found.text().tokens(), what);
    assertEquals(expected.stop(), found.text().stop(), what);
    assertArrayEquals(expected.tokens(), heard.stream().mapToInt(i -> i).toArray(), what);
  }

  private SpeculativeGeneration generation(Draft draft) {
    return new SpeculativeGeneration(model(), draft, Sampling.greedy(), Acceptance.lossless());
  }

  private Draft open(Drafter drafter, CausalLM target, Optional<TreePlan> tree) throws IOException {
    String place = drafter instanceof TrainableDrafter ? trained().toString() : place();
    return drafter.open(source(place, target, tree));
  }

  private static DraftSource source(String place, CausalLM target, Optional<TreePlan> tree) {
    return new DraftSource(place, tree, target, TestModels::random);
  }

  private TestRun run(Path folder) {
    return new TestRun(leases(), folder, SEED);
  }

  private static DraftTraining training(CausalLM target, int steps) {
    return new DraftTraining(target, prompt(3000, 11), prompt(600, 12), 0, 3, 1, 24, 4, steps, 1e-2);
  }

  /** Tokens in cycles of seven with a disturbance, so that there is something to learn. */
  private static int[] prompt(int length, int seed) {
    int[] tokens = new int[length];
    for (int i = 0; i < length; i++) {
      tokens[i] = (i % 11 == seed % 11 ? 3 * seed + i : 2 * (i % 7) + seed % 5) % TestModels.VOCABULARY;
    }
    return tokens;
  }

  /** What can be refused. */
  @FunctionalInterface
  private interface Call {
    Object make() throws Exception;
  }

  private static void assertRefused(Call call) {
    try {
      call.make();
    } catch (HeadframeException | IOException refused) {
      return;
    } catch (Exception other) {
      throw new AssertionError("refused by " + other + " and not by a HeadframeException", other);
    }
    throw new AssertionError("it was not refused");
  }
}
