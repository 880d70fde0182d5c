package io.headframe.analysis.patching.internal;

import io.headframe.core.method.view.Presentable;
import io.headframe.core.method.view.Table;
import io.headframe.core.method.view.View;
import io.headframe.core.model.Tokenizer;
import io.headframe.prompts.api.EncodedPair;
import java.util.List;

/**
 * Prompts as the model was given them.
 *
 * @param count how many there are
 * @param rows clean, corrupt, answer and wrong of the first of them
 */
public record ShownPairs(int count, List<List<String>> rows) implements Presentable {

  private static final int SHOWN = 4;

  /** The first of some pairs. */
  static ShownPairs of(List<EncodedPair> pairs, Tokenizer tokenizer) {
    return new ShownPairs(pairs.size(), pairs.stream().limit(SHOWN)
        .map(pair -> List.of(tokenizer.decode(pair.clean()), tokenizer.decode(pair.corrupt()),
            tokenizer.token(pair.answer()), tokenizer.token(pair.wrong())))
        .toList());
  }

  @Override
  public List<View> views() {
    String title = count == rows.size() ? "prompts" : "prompts, the first " + rows.size() + " of " + count;
    return List.of(new Table(title, List.of("clean", "corrupt", "answer", "wrong"), rows));
  }
}
