package io.headframe.core.console.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.Breakers;
import io.headframe.core.host.Claims;
import io.headframe.core.host.Lanes;
import io.headframe.core.host.Methods;
import io.headframe.core.host.Runs;
import io.headframe.core.host.Usage;
import io.headframe.core.host.plugin.PluginIndexes;
import io.headframe.core.host.plugin.PluginSets;
import io.headframe.core.host.plugin.Plugins;
import io.headframe.core.model.ModelLoader;
import java.util.function.Supplier;

/**
 * The host's services, as commands use them.
 *
 * @param errors the pages about errors
 * @param modelLoader gives null where there is none
 * @param draftLoader gives null where there is none
 * @param projects gives null where there are no templates of projects
 */
public record Services(
    Methods methods,
    Runs runs,
    Claims claims,
    PluginServices plugin,
    Lanes lanes,
    ErrorPages errors,
    Supplier<Object> modelLoader,
    Supplier<Object> draftLoader,
    Supplier<Object> projects) {

  /** The plugins. */
  Plugins plugins() {
    return plugin.plugins();
  }

  /**
   * What commands about plugins work with.
   *
   * @param plugins what is installed
   * @param sets changes of it
   * @param indexes where more is found
   * @param usage what each has used
   * @param breakers hold back what only fails
   */
  public record PluginServices(
      Plugins plugins, PluginSets sets, PluginIndexes indexes, Usage usage, Breakers breakers) {}

  /**
   * Opens models.
   *
   * @throws HeadframeException if the distribution cannot
   */
  ModelLoader models() {
    Object loader = modelLoader.get();
    if (loader == null) {
      throw new HeadframeException(ConsoleError.NO_MODEL_LOADER);
    }
    return (ModelLoader) loader;
  }
}
