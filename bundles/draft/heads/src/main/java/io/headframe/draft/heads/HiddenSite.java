package io.headframe.draft.heads;

import io.headframe.core.model.CausalLM;
import io.headframe.core.model.HookPoint;
import io.headframe.core.model.HookSites;

/** What heads read of a model: what is unembedded. */
public final class HiddenSite {

  private HiddenSite() {}

  /** Its name; the end of the last layer where a model has no last normalisation. */
  public static String of(CausalLM model) {
    HookPoint last = HookSites.FINAL_NORM_OUT.once();
    return model.points().contains(last) ? last.id() : HookSites.BLOCK_OUT.at(model.config().layers() - 1).id();
  }
}
