package io.headframe.draft.speculative.internal;

import io.headframe.core.method.Leases;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.ModelLoader;
import io.headframe.draft.api.Draft;
import io.headframe.draft.api.DraftLoader;
import io.headframe.draft.api.Drafts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Opens drafts with the drafters and models that are installed. */
@Component
public final class InstalledDrafts implements DraftLoader {

  private final Drafts drafts;

  /**
   * @param leases finds drafters
   * @param models opens models that draft for others
   */
  @Activate
  public InstalledDrafts(@Reference Leases leases, @Reference ModelLoader models) {
    this.drafts = new Drafts(leases, models::load);
  }

  @Override
  public Draft open(String text, CausalLM model) {
    return drafts.open(text, model);
  }
}
