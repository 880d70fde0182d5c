package io.headframe.core.model;

import static io.headframe.core.model.Axis.BATCH;
import static io.headframe.core.model.Axis.HEAD;
import static io.headframe.core.model.Axis.HEAD_WIDTH;
import static io.headframe.core.model.Axis.KEY;
import static io.headframe.core.model.Axis.KEY_VALUE_HEAD;
import static io.headframe.core.model.Axis.MLP;
import static io.headframe.core.model.Axis.MODEL;
import static io.headframe.core.model.Axis.ONE;
import static io.headframe.core.model.Axis.POSITION;
import static io.headframe.core.model.Axis.QUERY;
import static io.headframe.core.model.Axis.VOCABULARY;

import java.util.List;

/**
 * The standard vocabulary of hook sites. A model has those that its parts compute.
 *
 * <p>{@code hook_normalized} is the stream before gain and bias, as in TransformerLens's bridge, in its RMSNorm and in
 * its models with folded norms. Its LayerNorm that is not folded calls the stream after gain and bias so, which is
 * {@code ln1.out} here.
 */
public final class HookSites {

  /** Token embeddings. */
  public static final HookSite EMBED_OUT =
      site("embed.out", "token embeddings", List.of(BATCH, POSITION, MODEL), "hook_embed", "embed.hook_out");

  /** Learned position embeddings. */
  public static final HookSite POSITION_EMBED_OUT =
      site("pos_embed.out", "learned position embeddings", List.of(BATCH, POSITION, MODEL),
          "hook_pos_embed", "pos_embed.hook_out");

  /** The residual stream as it enters a block. */
  public static final HookSite BLOCK_IN =
      site("blocks.{i}.in", "residual stream before the block", List.of(BATCH, POSITION, MODEL),
          "blocks.{i}.hook_resid_pre", "blocks.{i}.hook_in");

  /** The divisor of the normalisation before the mixer: √(mean(x²) + ε), of the centred x where x is centred. */
  public static final HookSite ATTN_NORM_SCALE =
      site("blocks.{i}.ln1.scale", "divisor of the normalisation before attention", List.of(BATCH, POSITION, ONE),
          "blocks.{i}.ln1.hook_scale");

  /** The residual stream divided by {@link #ATTN_NORM_SCALE}, before the gain and bias of the normalisation. */
  public static final HookSite ATTN_NORMALIZED =
      site("blocks.{i}.ln1.normalized", "normalised residual stream before attention, without gain and bias",
          List.of(BATCH, POSITION, MODEL), "blocks.{i}.ln1.hook_normalized");

  /** The input of the mixer: {@link #ATTN_NORMALIZED} with gain and bias. */
  public static final HookSite ATTN_NORM_OUT =
      site("blocks.{i}.ln1.out", "normalised input of attention, with gain and bias", List.of(BATCH, POSITION, MODEL),
          "blocks.{i}.ln1.hook_out");

  /** Queries, before rotation. */
  public static final HookSite ATTN_Q =
      site("blocks.{i}.attn.q", "queries before rotation", List.of(BATCH, POSITION, HEAD, HEAD_WIDTH),
          "blocks.{i}.attn.hook_q", "blocks.{i}.attn.q.hook_out");

  /** Keys, before rotation. */
  public static final HookSite ATTN_K =
      site("blocks.{i}.attn.k", "keys before rotation", List.of(BATCH, POSITION, KEY_VALUE_HEAD, HEAD_WIDTH),
          "blocks.{i}.attn.hook_k", "blocks.{i}.attn.k.hook_out");

  /** Values. */
  public static final HookSite ATTN_V =
      site("blocks.{i}.attn.v", "values", List.of(BATCH, POSITION, KEY_VALUE_HEAD, HEAD_WIDTH),
          "blocks.{i}.attn.hook_v", "blocks.{i}.attn.v.hook_out");

  /** Queries, after rotation. */
  public static final HookSite ATTN_ROTATED_Q =
      site("blocks.{i}.attn.rot_q", "queries after rotation", List.of(BATCH, POSITION, HEAD, HEAD_WIDTH),
          "blocks.{i}.attn.hook_rot_q");

  /** Keys, after rotation. */
  public static final HookSite ATTN_ROTATED_K =
      site("blocks.{i}.attn.rot_k", "keys after rotation", List.of(BATCH, POSITION, KEY_VALUE_HEAD, HEAD_WIDTH),
          "blocks.{i}.attn.hook_rot_k");

  /** Scores after scaling and the causal mask (−∞ where masked), before the softmax. */
  public static final HookSite ATTN_SCORES =
      site("blocks.{i}.attn.scores", "attention scores after the mask, before the softmax",
          List.of(BATCH, HEAD, QUERY, KEY), "blocks.{i}.attn.hook_attn_scores");

  /** Attention weights. */
  public static final HookSite ATTN_PATTERN =
      site("blocks.{i}.attn.pattern", "attention weights", List.of(BATCH, HEAD, QUERY, KEY),
          "blocks.{i}.attn.hook_pattern");

  /** Mixed values of each head, before the output projection. */
  public static final HookSite ATTN_Z =
      site("blocks.{i}.attn.z", "mixed values of each head, before the output projection",
          List.of(BATCH, POSITION, HEAD, HEAD_WIDTH), "blocks.{i}.attn.hook_z", "blocks.{i}.attn.o.hook_in");

  /**
   * What each head writes to the residual stream, without the bias. Computed only where it is asked for; where it is
   * changed or followed, attention goes on with the sum over heads, which rounds in another way than the joint product.
   */
  public static final HookSite ATTN_RESULT =
      site("blocks.{i}.attn.result", "what each head writes to the residual stream",
          List.of(BATCH, POSITION, HEAD, MODEL), "blocks.{i}.attn.hook_result");

  /** What attention writes to the residual stream. */
  public static final HookSite ATTN_OUT =
      site("blocks.{i}.attn.out", "what attention writes to the residual stream", List.of(BATCH, POSITION, MODEL),
          "blocks.{i}.hook_attn_out", "blocks.{i}.attn.hook_out");

  /** The residual stream between attention and the feed-forward part, where these are not parallel. */
  public static final HookSite BLOCK_MID =
      site("blocks.{i}.mid", "residual stream between attention and feed-forward", List.of(BATCH, POSITION, MODEL),
          "blocks.{i}.hook_resid_mid");

  /** The divisor of the normalisation before the feed-forward part, as in {@link #ATTN_NORM_SCALE}. */
  public static final HookSite MLP_NORM_SCALE =
      site("blocks.{i}.ln2.scale", "divisor of the normalisation before feed-forward", List.of(BATCH, POSITION, ONE),
          "blocks.{i}.ln2.hook_scale");

  /** The residual stream divided by {@link #MLP_NORM_SCALE}, before the gain and bias of the normalisation. */
  public static final HookSite MLP_NORMALIZED =
      site("blocks.{i}.ln2.normalized", "normalised residual stream before feed-forward, without gain and bias",
          List.of(BATCH, POSITION, MODEL), "blocks.{i}.ln2.hook_normalized");

  /** The input of the feed-forward part: {@link #MLP_NORMALIZED} with gain and bias. */
  public static final HookSite MLP_NORM_OUT =
      site("blocks.{i}.ln2.out", "normalised input of feed-forward, with gain and bias",
          List.of(BATCH, POSITION, MODEL), "blocks.{i}.ln2.hook_out");

  /** Input of the activation function (the gate, in a gated feed-forward part). */
  public static final HookSite MLP_PRE =
      site("blocks.{i}.mlp.pre", "input of the activation function", List.of(BATCH, POSITION, MLP),
          "blocks.{i}.mlp.hook_pre");

  /** The factor that a gated feed-forward part multiplies the activated gate with. */
  public static final HookSite MLP_PRE_LINEAR =
      site("blocks.{i}.mlp.pre_linear", "factor of the activated gate", List.of(BATCH, POSITION, MLP),
          "blocks.{i}.mlp.hook_pre_linear");

  /** Neurons: the input of the last projection. */
  public static final HookSite MLP_POST =
      site("blocks.{i}.mlp.post", "neurons, the input of the output projection", List.of(BATCH, POSITION, MLP),
          "blocks.{i}.mlp.hook_post");

  /** What the feed-forward part writes to the residual stream. */
  public static final HookSite MLP_OUT =
      site("blocks.{i}.mlp.out", "what feed-forward writes to the residual stream", List.of(BATCH, POSITION, MODEL),
          "blocks.{i}.hook_mlp_out", "blocks.{i}.mlp.hook_out");

  /** The residual stream as it leaves a block. */
  public static final HookSite BLOCK_OUT =
      site("blocks.{i}.out", "residual stream after the block", List.of(BATCH, POSITION, MODEL),
          "blocks.{i}.hook_resid_post", "blocks.{i}.hook_out");

  /** The divisor of the last normalisation, as in {@link #ATTN_NORM_SCALE}. */
  public static final HookSite FINAL_NORM_SCALE =
      site("ln_final.scale", "divisor of the last normalisation", List.of(BATCH, POSITION, ONE),
          "ln_final.hook_scale");

  /** The residual stream divided by {@link #FINAL_NORM_SCALE}, before the gain and bias of the normalisation. */
  public static final HookSite FINAL_NORMALIZED =
      site("ln_final.normalized", "normalised residual stream after all blocks, without gain and bias",
          List.of(BATCH, POSITION, MODEL), "ln_final.hook_normalized");

  /** What is unembedded: {@link #FINAL_NORMALIZED} with gain and bias. */
  public static final HookSite FINAL_NORM_OUT =
      site("ln_final.out", "normalised residual stream that is unembedded, with gain and bias",
          List.of(BATCH, POSITION, MODEL), "ln_final.hook_out");

  /** Logits. */
  public static final HookSite LOGITS =
      site("unembed.out", "logits", List.of(BATCH, POSITION, VOCABULARY), "unembed.hook_out");

  private HookSites() {}

  private static HookSite site(String template, String description, List<Axis> axes, String... aliases) {
    return new HookSite(template, axes, "1.0", List.of(aliases), description);
  }
}
