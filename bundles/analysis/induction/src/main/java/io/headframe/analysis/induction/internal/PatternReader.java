package io.headframe.analysis.induction.internal;

import io.headframe.analysis.api.AttentionPattern;
import io.headframe.analysis.api.Head;
import io.headframe.analysis.api.HeadSet;
import io.headframe.core.model.Activations;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ForwardPlan;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** Reads attention patterns of single heads on one sequence. */
final class PatternReader {

  private final CausalLM model;
  private final int[] tokens;

  /**
   * @param model the model
   * @param beginning the token to put before the sequence, if any
   * @param sequence the tokens
   */
  PatternReader(CausalLM model, OptionalInt beginning, int[] sequence) {
    this.model = model;
    this.tokens = new int[sequence.length + (beginning.isPresent() ? 1 : 0)];
    beginning.ifPresent(token -> tokens[0] = token);
    System.arraycopy(sequence, 0, tokens, tokens.length - sequence.length, sequence.length);
  }

  /** The patterns of the first {@code count} heads of a set. */
  List<AttentionPattern> read(String role, HeadSet set, int count) {
    return set.heads().stream().limit(count).map(head -> read(role, head)).toList();
  }

  /** The pattern of one head. */
  AttentionPattern read(String role, Head head) {
    String site = "blocks." + head.layer() + ".attn.pattern";
    ForwardPlan plan = ForwardPlan.of(new int[][] {tokens}).capture(site).withoutLogits();
    try (Activations seen = model.forward(plan)) {
      float[] all = seen.get(site).toFloatArray();
      int length = tokens.length;
      double[][] weights = new double[length][length];
      for (int query = 0; query < length; query++) {
        for (int key = 0; key < length; key++) {
          weights[query][key] = all[(head.head() * length + query) * length + key];
        }
      }
      List<String> texts = Arrays.stream(tokens).mapToObj(model.tokenizer()::token).toList();
      return new AttentionPattern(head, role, texts, weights);
    }
  }
}
