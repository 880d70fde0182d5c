package io.headframe.models.constructed.internal;

import io.headframe.core.transformer.TensorData;
import io.headframe.core.transformer.TensorData.ElementType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The weights, written down head by head. Scores differ by 30 or more between what a head looks for and everything
 * else, so that a softmax puts less than 1e-10 elsewhere.
 */
final class ConstructedWeights {

  /** Logit of each part that the next token has in common with a token; a key counts for two parts. */
  private static final float PART_LOGIT = 20;

  private ConstructedWeights() {}

  static List<List<Head>> layers() {
    Head previousToken = new Head()
        .match(Residual.POSITION_BEFORE, Residual.POSITION, Residual.POSITION_CODE, 30)
        .move(Residual.ONSET, Residual.TOKEN_BEFORE, Residual.TOKEN_CODE);
    // Same token elsewhere 280 to 400, at the own position 220, another token at most 200, rest 250.
    Head duplicateToken = new Head()
        .match(Residual.ONSET, Residual.ONSET, Residual.SYLLABLE_CODE, 200)
        .avoidOwnPosition(60)
        .restOnBeginning(250)
        .mark(Residual.SEEN);
    Head induction = new Head()
        .match(Residual.ONSET, Residual.TOKEN_BEFORE, Residual.SYLLABLE_CODE, 60)
        .restOnBeginning(90)
        .move(Residual.ONSET, Residual.NEXT, Residual.TOKEN_CODE);
    Head retrieval = new Head()
        .match(Residual.KEY, Residual.TOKEN_BEFORE + Residual.SYLLABLE_CODE, Vocabulary.KEYS, 60)
        .restOnBeginning(30)
        .move(Residual.ONSET, Residual.NEXT, Residual.TOKEN_CODE);
    Head uniform = new Head();
    Head resting = new Head().restOnBeginning(30);
    return List.of(
        List.of(previousToken, duplicateToken, uniform, resting),
        List.of(induction, retrieval, uniform, resting));
  }

  /** All tensors, under the names of the attention-only architecture. */
  static Map<String, TensorData> tensors() {
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    tensors.put("embed.weight", tensor(embedding()));
    tensors.put("pos_embed.weight", tensor(positions()));
    List<List<Head>> layers = layers();
    for (int layer = 0; layer < layers.size(); layer++) {
      List<Head> heads = layers.get(layer);
      String prefix = "blocks." + layer + ".attn.";
      tensors.put(prefix + "q.weight", tensor(below(heads.stream().map(head -> head.query).toList())));
      tensors.put(prefix + "k.weight", tensor(below(heads.stream().map(head -> head.key).toList())));
      tensors.put(prefix + "v.weight", tensor(below(heads.stream().map(head -> head.value).toList())));
      tensors.put(prefix + "o.weight", tensor(beside(heads.stream().map(head -> head.output).toList())));
    }
    tensors.put("unembed.weight", tensor(unembedding()));
    return tensors;
  }

  private static float[][] embedding() {
    float[][] table = new float[Vocabulary.SIZE][Residual.WIDTH];
    for (int token = 0; token < Vocabulary.SIZE; token++) {
      table[token][Residual.ONE] = 1;
      writeToken(table[token], token, 0, 1);
    }
    table[Vocabulary.BEGINNING][Residual.BEGINNING] = 1;
    return table;
  }

  private static float[][] positions() {
    float[][] table = new float[Residual.POSITIONS][Residual.WIDTH];
    for (int position = 0; position < table.length; position++) {
      for (int which = 0; which < 3; which++) {
        table[position][Residual.POSITION + Residual.digit(position, which)] = 1;
        if (position > 0) {
          table[position][Residual.POSITION_BEFORE + Residual.digit(position - 1, which)] = 1;
        }
      }
    }
    return table;
  }

  private static float[][] unembedding() {
    float[][] table = new float[Vocabulary.SIZE][Residual.WIDTH];
    for (int token = 0; token < Vocabulary.SIZE; token++) {
      writeToken(table[token], token, Residual.NEXT, PART_LOGIT);
    }
    return table;
  }

  /** The code of a token at a coordinate: onset and rime, or a key, which weighs as much as both in the logits. */
  private static void writeToken(float[] row, int token, int at, float weight) {
    if (Vocabulary.isSyllable(token)) {
      row[at + Residual.ONSET + Vocabulary.onset(token)] = weight;
      row[at + Residual.RIME + Vocabulary.rime(token)] = weight;
    } else if (Vocabulary.isKey(token)) {
      row[at + Residual.KEY + token - Vocabulary.FIRST_KEY] = at == 0 ? weight : 2 * weight;
    }
  }

  private static float[][] below(List<float[][]> parts) {
    return parts.stream().flatMap(Arrays::stream).toArray(float[][]::new);
  }

  private static float[][] beside(List<float[][]> parts) {
    float[][] joined = new float[Residual.WIDTH][parts.size() * Head.WIDTH];
    for (int row = 0; row < joined.length; row++) {
      for (int part = 0; part < parts.size(); part++) {
        System.arraycopy(parts.get(part)[row], 0, joined[row], part * Head.WIDTH, Head.WIDTH);
      }
    }
    return joined;
  }

  private static TensorData tensor(float[][] rows) {
    ByteBuffer bytes = ByteBuffer.allocateDirect(rows.length * rows[0].length * Float.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN);
    for (float[] row : rows) {
      for (float value : row) {
        bytes.putFloat(value);
      }
    }
    ByteBuffer ready = bytes.flip().asReadOnlyBuffer();
    return new TensorData(ElementType.F32, new long[] {rows.length, rows[0].length}, ready::duplicate);
  }
}
