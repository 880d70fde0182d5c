package io.headframe.core.transformer;

import io.headframe.core.kernel.AttentionWork;
import io.headframe.core.kernel.KernelOperations;
import io.headframe.core.model.layer.LayerState;
import io.headframe.core.model.layer.Positions;
import io.headframe.core.transformer.fused.FusedLinear;
import io.headframe.core.transformer.fused.FusedMixer;
import io.headframe.core.transformer.fused.Rows;
import java.util.ArrayList;
import java.util.List;

/** {@link Attention} by a kernel, over the same caches. */
record FusedAttention(KernelOperations operations, int heads, int keyValueHeads, int headWidth, FusedLinear query,
    FusedLinear key, FusedLinear value, FusedLinear output, Rotation rotation, float scale) implements FusedMixer {

  @Override
  public boolean accepts(LayerState state) {
    return state instanceof FullCache cache && cache.isReachable();
  }

  @Override
  public void mix(float[] x, Rows rows, List<LayerState> states, float[] out) {
    float[] q = rows.scratch("queries", query.out());
    float[] k = rows.scratch("keys", key.out());
    float[] v = rows.scratch("values", value.out());
    operations.multiply(x, rows.count(), List.of(query.into(q), key.into(k), value.into(v)));
    if (rotation != null) {
      rotation.apply(q, rows, heads, headWidth);
      rotation.apply(k, rows, keyValueHeads, headWidth);
    }
    float[] z = rows.scratch("mixed", query.out());
    operations.attend(new AttentionWork(
        heads, keyValueHeads, headWidth, scale, q, z, staged(List.of(k, v), rows.sequences(), states)));
    operations.multiply(z, rows.count(), List.of(output.into(out)));
  }

  private static List<AttentionWork.Sequence> staged(
      List<float[]> keysAndValues, List<Positions> sequences, List<LayerState> states) {
    List<AttentionWork.Sequence> work = new ArrayList<>(sequences.size());
    int row = 0;
    for (int i = 0; i < sequences.size(); i++) {
      FullCache cache = (FullCache) states.get(i);
      int count = sequences.get(i).count();
      cache.stage(keysAndValues, row, count);
      work.add(new AttentionWork.Sequence(cache.memory(0), cache.memory(1), cache.room(), cache.length(), count,
          sequences.get(i).parents()));
      row += count;
    }
    return work;
  }
}
