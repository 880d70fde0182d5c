package io.headframe.core.host;

import io.headframe.core.method.view.View;
import java.nio.file.Path;
import java.util.List;

/**
 * A run that ended.
 *
 * @param record what is kept of it
 * @param views its result for people; empty unless it succeeded
 * @param folder its folder, which holds {@code run.json}, {@code views.json} and artifacts
 * @param failure what it threw; null unless it failed, and null for a run that was read from disk
 */
public record RunOutcome(RunRecord record, List<View> views, Path folder, Throwable failure) {}
