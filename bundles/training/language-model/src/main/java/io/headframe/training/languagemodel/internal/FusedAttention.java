package io.headframe.training.languagemodel.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.headframe.core.model.HookSite;
import io.headframe.core.model.HookSites;
import io.headframe.core.model.layer.CachePolicy;
import io.headframe.core.model.layer.LayerContext;
import io.headframe.core.model.layer.LayerState;
import io.headframe.core.torchscript.TorchScript;
import io.headframe.core.transformer.AttentionProjections;
import io.headframe.core.transformer.Block;
import io.headframe.core.transformer.Decoder;
import io.headframe.core.transformer.ProjectedMixer;
import io.headframe.core.transformer.Rotation;
import io.headframe.core.transformer.SequenceMixer;
import java.util.List;

/**
 * Causal attention of whole sequences in one operator, which keeps no scores: softmax(q kᵀ / √d) v by blocks. Dao et
 * al., "FlashAttention" (2022), arXiv 2205.14135, algorithm 1, as PyTorch has it. Nobody can look into it; the numbers
 * are those of the attention that it stands for, within rounding.
 */
final class FusedAttention implements SequenceMixer {

  /** Queries, keys and values, each [batch, head, position, head width]; no mask, no dropout, causal. */
  private static final String BODY = "return [torch.scaled_dot_product_attention(x[0], x[1], x[2], None, 0., True)]\n";

  private final AttentionProjections projections;
  private final Rotation rotation;
  private final TorchScript attention;

  private FusedAttention(AttentionProjections projections, Rotation rotation, TorchScript attention) {
    this.projections = projections;
    this.rotation = rotation;
    this.attention = attention;
  }

  /** The operator. The caller closes it. */
  static TorchScript operator() {
    return new TorchScript(BODY);
  }

  /**
   * A decoder that computes the same with this attention in each layer.
   *
   * @param decoder whose mixers are attention with as many key and value heads as query heads, scores divided by the
   *     root of the head width
   * @param rotation of its queries and keys
   * @param operator of {@link #operator()}
   */
  static Decoder in(Decoder decoder, Rotation rotation, TorchScript operator) {
    List<Block> blocks = decoder.blocks().stream().map(block -> new Block(block.mixerNorm(),
        new FusedAttention(((ProjectedMixer) block.mixer()).projections(), rotation, operator),
        block.feedForwardNorm(), block.feedForward())).toList();
    return new Decoder(
        decoder.config(), decoder.embedding(), blocks, decoder.finalNorm(), decoder.unembedding());
  }

  @Override
  public List<HookSite> sites() {
    return List.of(HookSites.ATTN_OUT);
  }

  @Override
  public NDArray mix(NDArray x, LayerState state, LayerContext context) {
    long batch = x.getShape().get(0);
    long positions = x.getShape().get(1);
    int heads = projections.heads();
    int width = projections.headWidth();
    NDArray q = rotation.apply(projections.query().apply(x).reshape(batch, positions, heads, width), context);
    NDArray k = rotation.apply(projections.key().apply(x).reshape(batch, positions, heads, width), context);
    NDArray v = projections.value().apply(x).reshape(batch, positions, heads, width);
    NDArray z = attention.call(
        List.of(q.transpose(0, 2, 1, 3), k.transpose(0, 2, 1, 3), v.transpose(0, 2, 1, 3)), context.scope()).get(0);
    NDArray joined = z.transpose(0, 2, 1, 3).reshape(batch, positions, (long) heads * width);
    return context.at(HookSites.ATTN_OUT, projections.output().apply(joined));
  }

  @Override
  public LayerState newState(int layer, int capacity, CachePolicy policy, NDManager memory) {
    throw new UnsupportedOperationException("this attention trains and does not decode");
  }
}
