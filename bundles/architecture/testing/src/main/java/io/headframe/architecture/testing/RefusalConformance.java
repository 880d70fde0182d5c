package io.headframe.architecture.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.model.Axis;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.Intervention;
import io.headframe.core.model.ModelConfig;
import io.headframe.core.model.Selection;
import io.headframe.core.model.Session;
import io.headframe.core.model.Tensor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which plans a model refuses, and what it says. */
abstract class RefusalConformance extends ConformancePart {

  private static final ForwardPlan PLAN = ForwardPlan.of(ROWS);

  RefusalConformance(ArchitectureFixture architecture) {
    super(architecture);
  }

  @Test
  void unknownName_suggestsTheNearest() {
    try (CausalLM model = open(variants().get(0))) {
      String last = Integer.toString(model.config().layers() - 1);
      refused(model, "HF-MODEL-009", PLAN.capture("blocks.0.attn.patern"),
          "'blocks.0.attn.patern'", "nearest are 'blocks.0.attn.pattern'", "layers 0 to " + last);
      refused(model, "HF-MODEL-009", PLAN.change("blocks.*.atn.z", Intervention.zero()), "'blocks.*.attn.z'");
      refused(model, "HF-MODEL-009", PLAN.capture("blocks.9.in"), "'blocks.9.in'", "layers 0 to " + last);
      assertRefused("HF-MODEL-009", () -> model.differentiate(PLAN, "blocks.0.atn.z"), "'blocks.0.attn.z'");
    }
  }

  /** Also by a session, which goes on as if nothing had been asked. */
  @Test
  void valuesAndIndices_thatDoNotFit_areRefusedBeforeAnythingRuns() {
    try (CausalLM model = open(variants().get(0)); Session session = model.session()) {
      int heads = model.config().heads();
      int width = model.config().headWidth();
      String name = "blocks." + (model.config().layers() - 1) + ".attn.z";
      Selection part = Selection.heads(0).on(Axis.POSITION, 1, 2, 4);
      session.append(1, 2, 3);
      for (Tensor wrong : List.of(positive(1, width + 1), positive(1, heads + 1, width), positive(1, 2, 4, 1, width),
          positive(1, 2, 2, 7, heads, width))) {
        ForwardPlan plan = PLAN.change(name, part, Intervention.replace(wrong));
        String[] parts = {name + "[position 1 2 4, head 0]", Arrays.toString(wrong.shape()),
            "[2, 7, " + heads + ", " + width + "]", "selected part", "1 for axes"};
        refused(model, "HF-MODEL-014", plan, parts);
        refused(model, "HF-MODEL-014", PLAN.change(name, part, Intervention.add(wrong)), parts);
        assertRefused("HF-MODEL-014", () -> session.stage(plan));
      }
      ForwardPlan far = PLAN.change(name, Selection.positions(3, 7), Intervention.zero());
      refused(model, "HF-MODEL-015", far, name, "position 7", "the last one is 6");
      refused(model, "HF-MODEL-015", PLAN.change(name, Selection.heads(heads), Intervention.zero()),
          name, "head " + heads, "the last one is " + (heads - 1));
      refused(model, "HF-MODEL-015", PLAN.change(name, Selection.ALL.on(Axis.BATCH, 2), Intervention.zero()),
          "batch 2", "the last one is 1");
      assertRefused("HF-MODEL-015", () -> session.stage(far));
      refused(model, "HF-MODEL-016", PLAN.change(name, Selection.ALL.on(Axis.KEY, 0), Intervention.zero()),
          name, "axis key", "batch, position, head, head_width");
      refused(model, "HF-MODEL-016", PLAN.change(name, Intervention.mean(Axis.QUERY)), "query", "batch, position");
      assertEquals(3, session.length());
      session.append(4);
    }
  }

  @Test
  void computedActivation_ofAnotherShape_isRefused() {
    try (CausalLM model = open(variants().get(0))) {
      refused(model, "HF-MODEL-014", PLAN.change("blocks.0.out",
          Intervention.compute("too much", (x, point) -> x.concat(x, 1))), "'too much'", "blocks.0.out", "14");
      refused(model, "HF-MODEL-014", PLAN.change("blocks.0.out",
          Intervention.compute("nothing", (x, point) -> null)), "'nothing'", "null");
    }
  }

  @Test
  void planForAnotherModel_isRefused() {
    try (CausalLM model = open(variants().get(0))) {
      ModelConfig own = model.config();
      ModelConfig other = new ModelConfig(own.architecture(), own.layers() + 1, own.heads(), own.keyValueHeads(),
          own.modelWidth(), own.headWidth(), own.mlpWidth(), own.vocabularySize(), own.contextLength());
      refused(model, "HF-MODEL-017", PLAN.madeFor(other), own.layers() + 1 + " layers", own.layers() + " layers");
      assertEquals(logits(model, PLAN), logits(model, PLAN.madeFor(own)));
    }
  }

  @Test
  void layersAndPoints_outsideOfWhatRuns_areRefused() {
    try (CausalLM model = open(variants().get(0))) {
      int layers = model.config().layers();
      Tensor residual = positive(1, 2, 7, model.config().modelWidth());
      refused(model, "HF-MODEL-018", PLAN.startAt(layers + 1, residual),
          "begins at layer " + (layers + 1), "layers 0 to " + layers);
      refused(model, "HF-MODEL-018", PLAN.startAt(-1, residual), "begins at layer -1");
      refused(model, "HF-MODEL-018", PLAN.stopAt(layers + 1), "ends before layer " + (layers + 1));
      refused(model, "HF-MODEL-018", PLAN.startAt(1, residual).stopAt(0), "ends before layer 0", "layers 1 to");
      ForwardPlan late = PLAN.startAt(1, residual);
      refused(model, "HF-MODEL-019", late.capture("blocks.0.out"), "blocks.0.out", "from layer 1 to the logits");
      refused(model, "HF-MODEL-019", late.capture("embed.out"), "embed.out");
      refused(model, "HF-MODEL-019", late.change("blocks.0.attn.z", Intervention.zero()), "blocks.0.attn.z");
      ForwardPlan early = PLAN.stopAt(1);
      refused(model, "HF-MODEL-019", early.capture("blocks.1.in"), "blocks.1.in", "from the embeddings to layer 0");
      refused(model, "HF-MODEL-019", early.capture("unembed.out"), "unembed.out");
      assertRefused("HF-MODEL-019", () -> model.differentiate(early, "blocks.1.in"), "blocks.1.in");
      assertRefused("HF-PLAN-003", () -> PLAN.startAt(1, positive(1, 2, 6, 4)), "[2, 6, 4]", "[2, 7, model]");
      refused(model, "HF-MODEL-014", PLAN.startAt(1, positive(1, 2, 7, 3)), "[2, 7, 3]", "residual stream");
      refused(model, "HF-MODEL-014", ForwardPlan.ofEmbeddings(positive(1, 1, 2, 3)), "[1, 2, 3]", "embeddings");
    }
  }

  @Test
  void positions_outsideOfTheContext_areRefused() {
    try (CausalLM model = open(variants().get(0))) {
      ForwardPlan one = ForwardPlan.of(new int[][] {{1, 2}});
      refused(model, "HF-MODEL-022", one.positionIds(new int[][] {{0, -1}}), "position id -1", "0 to 127");
      refused(model, "HF-MODEL-007", one.positionIds(new int[][] {{0, 128}}), "129", "128");
      refused(model, "HF-MODEL-007", one.positionIds(new int[][] {{0, Integer.MAX_VALUE}}), "2147483648", "128");
      logits(model, one.positionIds(new int[][] {{0, 127}}));
      refused(model, "HF-MODEL-007", ForwardPlan.of(new int[][] {new int[129]}), "129", "128");
      refused(model, "HF-MODEL-008", ForwardPlan.of(new int[][] {{0, 1}, {2, 40}}), "Token 40 at position 1", "40");
      refused(model, "HF-MODEL-008", ForwardPlan.of(new int[][] {{-1}}), "Token -1 at position 0");
      assertRefused("HF-PLAN-001", () -> ForwardPlan.of(new int[][] {{1, 2}, {3}}), "sequence 1 has 1", "padded");
      assertRefused("HF-PLAN-003", () -> one.positionIds(new int[][] {{0}}), "[1, 1]", "[1, 2]");
      assertRefused("HF-PLAN-003", () -> one.attentionMask(0, new boolean[0][]), "[2, 2]");
    }
  }

  /** It needs more than any machine has: it cannot be that it runs first. */
  @Test
  void planThatIsTooLarge_isRefusedWithItsParts() {
    try (CausalLM model = open(variants().get(0))) {
      int[][] rows = new int[200_000][];
      Arrays.fill(rows, new int[128]);
      String[] every = {"blocks.*.attn.pattern", "blocks.*.attn.scores", "blocks.*.attn.result", "blocks.*.out"};
      refused(model, "HF-MODEL-020", ForwardPlan.of(rows).capture(every), "GiB", "captured activations", "logits");
      assertRefused("HF-MODEL-020", () -> model.differentiate(ForwardPlan.of(rows), every), "for gradients");
    }
  }

  private static void refused(CausalLM model, String id, ForwardPlan plan, String... parts) {
    assertRefused(id, () -> model.forward(plan).close(), parts);
  }
}
