package io.headframe.core.console.internal;

import io.headframe.core.error.HeadframeException;
import java.util.List;

/**
 * The models that bundles carry. Kept out of the commands, which are looked at by reflection even where the model
 * interfaces are not installed.
 */
final class EmbeddedModels {

  private EmbeddedModels() {}

  /** One of them. */
  record Line(String name, String description) {}

  static List<Line> list(Services services) {
    return services.models().embedded().stream().map(model -> new Line(model.name(), model.description())).toList();
  }

  /** The one that is taken when none is named. */
  static String first(Services services) {
    return list(services).stream().map(Line::name).findFirst()
        .orElseThrow(() -> new HeadframeException(ConsoleError.NO_MODEL_NAMED));
  }
}
