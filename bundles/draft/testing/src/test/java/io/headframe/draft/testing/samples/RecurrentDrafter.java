package io.headframe.draft.testing.samples;

import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.Tensor;
import io.headframe.core.model.weights.ModelWeights;
import io.headframe.draft.api.Choices;
import io.headframe.draft.api.Draft;
import io.headframe.draft.api.DraftRequest;
import io.headframe.draft.api.DraftSession;
import io.headframe.draft.api.DraftSource;
import io.headframe.draft.api.Drafter;
import io.headframe.draft.api.Proposal;
import io.headframe.draft.api.Step;
import io.headframe.draft.api.TreeGrowth;
import io.headframe.draft.api.TreePlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * ReDrafter (Cheng et al., 2024): one head with a state s ← SiLU(W e(x) + U s) that follows the drafted tokens, and
 * logits of the last hidden state and s together; a beam of its choices is verified as a tree. Of random weights here.
 */
public final class RecurrentDrafter implements Drafter, HealthCheck {

  private static final String HIDDEN = "ln_final.out";

  @Override
  public String description() {
    return "a recurrent head with a beam, of random weights";
  }

  @Override
  public boolean accepts(Path folder) {
    return false;
  }

  @Override
  public Draft open(DraftSource source) {
    CausalLM model = source.model();
    try (ModelWeights weights = model.weights()) {
      int width = model.config().modelWidth();
      float[] embedding = weights.embedding().toFloatArray();
      float[] unembedding = weights.unembedding().transpose().toFloatArray();
      return new Recurrent(width, embedding, unembedding, random(width, 1), random(width, 2),
          source.tree().orElse(TreePlan.beam(3, 4, 12)));
    }
  }

  private static float[] random(int width, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] numbers = new float[width * width];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) ((random.nextDouble() - .5) / width);
    }
    return numbers;
  }

  @Override
  public void checkHealth(Run run) {
    if (random(4, 1).length != 16) {
      throw new IllegalStateException("the weights have another size");
    }
  }

  private record Recurrent(int width, float[] embedding, float[] unembedding, float[] input, float[] state,
      TreePlan tree) implements Draft {

    @Override
    public Set<String> sites() {
      return Set.of(HIDDEN);
    }

    @Override
    public DraftSession begin() {
      return new Sequence(this);
    }

    @Override
    public void close() {
      // There is nothing to free.
    }

    Choices after(float[] hidden, int next, int[] path, int most) {
      float[] s = follow(new float[width], next);
      for (int token : path) {
        s = follow(s, token);
      }
      for (int i = 0; i < width; i++) {
        s[i] += hidden[i];
      }
      float[] logits = new float[unembedding.length / width];
      for (int token = 0; token < logits.length; token++) {
        logits[token] = dot(unembedding, token * width, s, 0);
      }
      return Choices.greatest(logits, 0, logits.length, most);
    }

    private float[] follow(float[] s, int token) {
      float[] next = new float[width];
      for (int i = 0; i < width; i++) {
        float sum = dot(input, i * width, embedding, token * width) + dot(state, i * width, s, 0);
        next[i] = (float) (sum / (1 + Math.exp(-sum)));
      }
      return next;
    }

    private float dot(float[] a, int atA, float[] b, int atB) {
      float sum = 0;
      for (int i = 0; i < width; i++) {
        sum += a[atA + i] * b[atB + i];
      }
      return sum;
    }
  }

  private static final class Sequence implements DraftSession {

    private final Recurrent head;
    private final TreeGrowth growth;
    private float[] hidden;

    Sequence(Recurrent head) {
      this.head = head;
      this.growth = new TreeGrowth(head.tree);
    }

    @Override
    public void follow(Step step) {
      growth.follow(step);
      Tensor seen = step.activations().get(HIDDEN);
      hidden = seen.slice(0, seen.shape()[0] - 1, seen.shape()[0]).data();
    }

    @Override
    public Proposal propose(DraftRequest request) {
      return growth.grow(request, (List<int[]> paths, int most) -> paths.stream()
          .map(path -> head.after(hidden, request.next(), path, most)).toList());
    }

    @Override
    public void close() {
      // There is nothing to free.
    }
  }
}
