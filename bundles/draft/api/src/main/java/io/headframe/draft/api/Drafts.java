package io.headframe.draft.api;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.Lease;
import io.headframe.core.method.Leases;
import io.headframe.core.model.CausalLM;
import io.headframe.draft.api.internal.DraftError;
import io.headframe.draft.api.internal.LeasedDraft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Opens drafts by what a person writes, as {@link DraftLoader} says. */
public final class Drafts {

  private final Leases leases;
  private final Function<String, CausalLM> models;

  /**
   * @param leases finds drafters; a draft keeps its lease until it is closed
   * @param models opens other models
   */
  public Drafts(Leases leases, Function<String, CausalLM> models) {
    this.leases = leases;
    this.models = models;
  }

  /** As {@link DraftLoader#open}. */
  public Draft open(String text, CausalLM model) {
    int at = exists(text) ? -1 : text.lastIndexOf('@');
    Optional<TreePlan> tree = at < 0 ? Optional.empty() : Optional.of(TreePlan.parse(text.substring(at + 1)));
    String what = at < 0 ? text : text.substring(0, at);
    List<String> ids = leases.ids(Drafter.class);
    int colon = what.indexOf(':');
    String id = colon < 0 ? what : what.substring(0, colon);
    if (ids.contains(id)) {
      String place = colon < 0 ? "" : what.substring(colon + 1);
      return open(leases.lease(Drafter.class, id), new DraftSource(place, tree, model, models));
    }
    if (exists(what)) {
      for (String each : ids) {
        Lease<Drafter> drafter = leases.lease(Drafter.class, each);
        if (drafter.get().accepts(Path.of(what))) {
          return open(drafter, new DraftSource(what, tree, model, models));
        }
        drafter.close();
      }
    }
    throw new HeadframeException(DraftError.UNKNOWN, what, String.join(", ", ids));
  }

  private static Draft open(Lease<Drafter> drafter, DraftSource source) {
    try {
      return new LeasedDraft(drafter.get().open(source), drafter);
    } catch (IOException e) {
      drafter.close();
      throw new HeadframeException(e, DraftError.UNREADABLE, source.place(), e);
    } catch (RuntimeException | Error failure) {
      drafter.close();
      throw failure;
    }
  }

  private static boolean exists(String text) {
    try {
      return !text.isBlank() && Files.exists(Path.of(text));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
