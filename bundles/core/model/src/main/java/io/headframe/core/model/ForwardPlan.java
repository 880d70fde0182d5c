package io.headframe.core.model;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.internal.PlanError;
import io.headframe.core.model.internal.PlanInput;
import io.headframe.core.model.internal.PlanJson;
import io.headframe.core.model.layer.Positions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a forward pass reads, captures, changes and computes. A value: it can be kept, compared, printed, written to
 * JSON and used many times.
 *
 * <pre>
 * ForwardPlan plan = ForwardPlan.of(tokens)
 *     .capture("blocks.*.attn.pattern")
 *     .change("blocks.1.attn.z", Selection.heads(0), Intervention.zero());
 * try (Activations seen = model.forward(plan)) {
 *   NDArray pattern = seen.get("blocks.0.attn.pattern");   // [batch, head, query, key]
 * }
 * </pre>
 */
public final class ForwardPlan {

  /** At which positions logits are computed. */
  public enum Logits {
    /** At all of them. */
    ALL,
    /** At the last one of each sequence that is no padding. */
    LAST,
    /** Nowhere; nothing is computed that nothing captured depends on. */
    NONE
  }

  /** The side of a sequence on which padding stands. */
  public enum Side {
    /** Before the tokens, so that the last tokens stand at one position. */
    LEFT,
    /** After the tokens. */
    RIGHT
  }

  private final PlanInput input;
  private final Set<String> captured;
  private final List<Change> changes;
  private final Logits logits;

  private ForwardPlan(PlanInput input, Set<String> captured, List<Change> changes, Logits logits) {
    this.input = input;
    this.captured = captured;
    this.changes = changes;
    this.logits = logits;
  }

  /**
   * A plan that computes all logits, captures nothing and changes nothing.
   *
   * @param tokens [batch, position], rows of one length, at least one token
   * @throws HeadframeException if there is no token or rows differ in length
   */
  public static ForwardPlan of(int[][] tokens) {
    return of(PlanInput.ofTokens(tokens));
  }

  /**
   * A plan for sequences of different lengths, which are filled with padding that no token sees. Position ids count
   * from 0 at the first token of each. What is captured at padding means nothing.
   *
   * @param tokens the sequences, each with at least one token
   * @param side where the padding stands
   */
  public static ForwardPlan padded(int[][] tokens, Side side) {
    return of(PlanInput.padded(tokens, side));
  }

  /**
   * A plan for vectors in place of token embeddings, for soft prompts.
   *
   * @param embeddings [batch, position, model]: what stands at {@code embed.out}
   */
  public static ForwardPlan ofEmbeddings(Tensor embeddings) {
    return of(PlanInput.ofEmbeddings(embeddings));
  }

  /** A plan for all nodes of a tree in one pass, each of which sees its own way back and nothing beside it. */
  public static ForwardPlan of(TokenTree tree) {
    return of(PlanInput.ofTree(tree));
  }

  private static ForwardPlan of(PlanInput input) {
    return new ForwardPlan(input, Set.of(), List.of(), Logits.ALL);
  }

  /**
   * Also captures the activations of these names: ids or aliases of hook points, {@code *} for every layer. Names are
   * resolved by the model. What is captured is what the pass went on with, after all changes.
   */
  public ForwardPlan capture(String... names) {
    Set<String> all = new LinkedHashSet<>(captured);
    all.addAll(List.of(names));
    return new ForwardPlan(input, all, changes, logits);
  }

  /** Also changes whole activations, after the changes that the plan makes already. */
  public ForwardPlan change(String name, Intervention intervention) {
    return change(name, Selection.ALL, intervention);
  }

  /**
   * Also changes a part of activations, after the changes that the plan makes already.
   *
   * @param name as in {@link #capture}
   * @param part what is changed; its axes must be axes of the site
   * @param intervention how
   */
  public ForwardPlan change(String name, Selection part, Intervention intervention) {
    List<Change> more = new ArrayList<>(changes);
    more.add(new Change(name, part, intervention));
    return new ForwardPlan(input, captured, more, logits);
  }

  /**
   * Multiplies the output of heads, as the {@code head_mask} of Hugging Face does: 0 removes a head, 1 leaves it.
   *
   * @param mask [layer, head]
   */
  public ForwardPlan headMask(float[][] mask) {
    ForwardPlan plan = this;
    for (int layer = 0; layer < mask.length; layer++) {
      for (int head = 0; head < mask[layer].length; head++) {
        if (mask[layer][head] != 1) {
          plan = plan.change(
              HookSites.ATTN_Z.at(layer).id(), Selection.heads(head), Intervention.scale(mask[layer][head]));
        }
      }
    }
    return plan;
  }

  /**
   * Forbids edges of attention in one layer, for all of its heads.
   *
   * @param layer from 0
   * @param allowed [query, key]; every query needs a key that is allowed and not after it
   */
  public ForwardPlan attentionMask(int layer, boolean[][] allowed) {
    int positions = input.positions();
    float[] bias = new float[positions * positions];
    for (int query = 0; query < positions; query++) {
      if (allowed.length != positions || allowed[query].length != positions) {
        throw new HeadframeException(PlanError.WRONG_SIZE, "The edges of an attention mask", input.batch(), positions,
            "[" + allowed.length + ", " + (query < allowed.length ? allowed[query].length : "any") + "]",
            "[" + positions + ", " + positions + "]");
      }
      for (int key = 0; key < positions; key++) {
        bias[query * positions + key] = allowed[query][key] ? 0 : Float.NEGATIVE_INFINITY;
      }
    }
    return change(HookSites.ATTN_SCORES.at(layer).id(),
        Intervention.add(Tensor.of(bias, positions, positions)));
  }

  /**
   * Gives the position ids, which otherwise count from 0.
   *
   * @param ids [batch, position]
   */
  public ForwardPlan positionIds(int[][] ids) {
    return new ForwardPlan(input.withPositionIds(ids), captured, changes, logits);
  }

  /**
   * Begins at a layer, with a residual stream that an earlier pass left there.
   *
   * @param layer from 0; the number of layers begins after all of them
   * @param residual [batch, position, model]: what stands at {@code blocks.{layer}.in}
   */
  public ForwardPlan startAt(int layer, Tensor residual) {
    return new ForwardPlan(input.withStart(layer, residual), captured, changes, logits);
  }

  /** Ends before a layer, with no logits; the residual stream there is {@code blocks.{layer - 1}.out}. */
  public ForwardPlan stopAt(int layer) {
    return new ForwardPlan(input.withStop(layer), captured, changes, Logits.NONE);
  }

  /** Computes logits at the last position of each sequence alone; the pass runs to its end for them. */
  public ForwardPlan lastLogits() {
    return new ForwardPlan(input.withStop(null), captured, changes, Logits.LAST);
  }

  /** Leaves out the logits, and with them everything that nothing captured depends on. */
  public ForwardPlan withoutLogits() {
    return new ForwardPlan(input, captured, changes, Logits.NONE);
  }

  /** Says which model the plan is for; a model of other sizes refuses it. */
  public ForwardPlan madeFor(ModelConfig config) {
    return new ForwardPlan(input.withModel(config), captured, changes, logits);
  }

  /** The number of sequences. */
  public int batch() {
    return input.batch();
  }

  /** The number of positions. */
  public int positions() {
    return input.positions();
  }

  /** A copy of the tokens: [batch, position]; empty where the plan has embeddings in their place. */
  public Optional<int[][]> tokens() {
    return Optional.ofNullable(input.tokens()).map(rows -> Arrays.stream(rows).map(int[]::clone).toArray(int[][]::new));
  }

  /** What takes the place of token embeddings. */
  public Optional<Tensor> embeddings() {
    return Optional.ofNullable(input.embeddings());
  }

  /** The layer that the pass begins at; 0 where it begins with the embeddings. */
  public int startLayer() {
    return input.startLayer();
  }

  /** The residual stream that the pass begins with. */
  public Optional<Tensor> startResidual() {
    return Optional.ofNullable(input.residual());
  }

  /** The layer that the pass ends before. */
  public OptionalInt stopLayer() {
    return input.stop() == null ? OptionalInt.empty() : OptionalInt.of(input.stop());
  }

  /** The sizes of the model that the plan is for. */
  public Optional<ModelConfig> model() {
    return Optional.ofNullable(input.model());
  }

  /**
   * How the positions stand.
   *
   * @param first the position id of the first one, where the plan gives no ids
   */
  public Positions place(int first) {
    return input.place(first);
  }

  /** The last position of a sequence that is no padding. */
  public int lastPosition(int sequence) {
    return input.lastPosition(sequence);
  }

  /** The names to capture, as they were given. */
  public Set<String> captured() {
    return Collections.unmodifiableSet(captured);
  }

  /** The changes, in the order in which they are made. */
  public List<Change> changes() {
    return Collections.unmodifiableList(changes);
  }

  /** Where logits are computed. */
  public Logits logits() {
    return logits;
  }

  /**
   * The plan as JSON, which {@link #fromJson} reads.
   *
   * @throws HeadframeException if an intervention is a function
   */
  public String toJson() {
    return PlanJson.write(new PlanJson.Plan(input, captured, changes, logits));
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws HeadframeException if it is something else
   */
  public static ForwardPlan fromJson(String json) {
    PlanJson.Plan plan = PlanJson.read(json);
    return new ForwardPlan(plan.input(), plan.capture(), plan.changes(), plan.logits());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ForwardPlan plan && logits == plan.logits && captured.equals(plan.captured)
        && changes.equals(plan.changes) && input.equals(plan.input);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(new Object[] {input, captured, changes, logits});
  }

  /** The plan in one line. */
  @Override
  public String toString() {
    String where = switch (logits) {
      case ALL -> ", logits";
      case LAST -> ", last logits";
      case NONE -> "";
    };
    return "forward " + input + where
        + (captured.isEmpty() ? "" : ", capture " + String.join(", ", captured))
        + (changes.isEmpty() ? "" : ", change "
            + changes.stream().map(Change::toString).collect(Collectors.joining("; ")));
  }
}
