package io.headframe.core.console.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.ModelLoader;
import java.util.List;
import java.util.stream.Collectors;

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

  /** The model card of one of them. */
  static String card(Services services, String name) {
    List<ModelLoader.Embedded> models = services.models().embedded();
    return models.stream().filter(model -> model.name().equals(name)).map(ModelLoader.Embedded::card).findFirst()
        .orElseThrow(() -> new HeadframeException(ConsoleError.UNKNOWN_EMBEDDED, name,
            models.stream().map(ModelLoader.Embedded::name).collect(Collectors.joining(", "))));
  }

  /** The one that is taken when none is named. */
  static String first(Services services) {
    return list(services).stream().map(Line::name).findFirst()
        .orElseThrow(() -> new HeadframeException(ConsoleError.NO_MODEL_NAMED));
  }
}
