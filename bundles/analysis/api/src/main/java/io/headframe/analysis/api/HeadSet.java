package io.headframe.analysis.api;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.view.Presentable;
import io.headframe.core.method.view.Table;
import io.headframe.core.method.view.Text;
import io.headframe.core.method.view.View;
import java.util.List;
import java.util.Locale;

/**
 * Heads that were found, with the score that each was found by: the value that finders hand to methods that mask, patch
 * or prune heads.
 *
 * @param name what the heads do, a few words
 * @param members the heads, the most important first
 */
public record HeadSet(String name, List<Member> members) implements Presentable {

  /** Copies the list. */
  public HeadSet {
    members = List.copyOf(members);
  }

  /**
   * A head of the set.
   *
   * @param head the head
   * @param score the number that it was found by; NaN if a user named the head
   */
  public record Member(Head head, double score) {}

  /**
   * Checks that a model has all of the heads. A method calls it before it uses heads that a user named.
   *
   * @param layers how many layers the model has
   * @param headsPerLayer how many attention heads each of its layers has
   * @throws HeadframeException if it lacks one; the message says which
   */
  public void checkWithin(int layers, int headsPerLayer) {
    for (Head head : heads()) {
      if (head.layer() >= layers || head.head() >= headsPerLayer) {
        throw new HeadframeException(AnalysisError.NO_SUCH_HEAD, head, name, layers, headsPerLayer, layers - 1,
            headsPerLayer - 1);
      }
    }
  }

  /** The heads alone. */
  public List<Head> heads() {
    return members.stream().map(Member::head).toList();
  }

  @Override
  public List<View> views() {
    if (members.isEmpty()) {
      return List.of(new Text(name, "none"));
    }
    List<List<String>> rows = members.stream()
        .map(member -> List.of(member.head().toString(),
            Double.isNaN(member.score()) ? "-" : String.format(Locale.ROOT, "%.4f", member.score())))
        .toList();
    return List.of(new Table(name, List.of("head", "score"), rows));
  }
}
