package io.headframe.draft.api;

import io.headframe.core.model.CausalLM;
import org.osgi.annotation.versioning.ProviderType;

/** Opens drafts. A service. */
@ProviderType
public interface DraftLoader {

  /**
   * Opens a draft by a text that a person writes. The technique stays at its version until the draft is closed.
   *
   * @param text the id of a drafter, {@code prompt-lookup}; an id and a place, {@code draft-model:FOLDER}; or a folder
   *     of trained heads. After it may stand {@code @} and how trees grow: {@code heads@chain-3}
   * @param model that is drafted for; stays the caller's
   * @return open, while the model is; the caller closes it
   * @throws io.headframe.core.error.HeadframeException if there is no such drafter or folder, or it does not fit
   */
  Draft open(String text, CausalLM model);
}
