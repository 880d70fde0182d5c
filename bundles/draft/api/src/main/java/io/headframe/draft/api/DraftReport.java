package io.headframe.draft.api;

import io.headframe.core.method.view.Curve;
import java.util.List;

/**
 * How good trained heads are.
 *
 * @param loss over the steps
 * @param accuracies for each head the share of places in held-out text at which its first choice is the model's own,
 *     after the true tokens before it
 * @param tree that was chosen, as {@link TreePlan#parse} reads it; {@code none} where no draft is faster
 * @param expected tokens of a step with that tree, as measured on held-out text
 * @param numbers trained weights
 */
public record DraftReport(Curve loss, List<Double> accuracies, String tree, double expected, long numbers) {}
