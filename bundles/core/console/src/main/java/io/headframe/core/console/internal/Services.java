package io.headframe.core.console.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.Claims;
import io.headframe.core.host.Lanes;
import io.headframe.core.host.Methods;
import io.headframe.core.host.Plugins;
import io.headframe.core.host.Runs;
import io.headframe.core.model.ModelLoader;
import java.util.function.Supplier;

/**
 * The host's services, as commands use them.
 *
 * @param errors the pages about errors
 * @param modelLoader gives null where there is none
 */
record Services(
    Methods methods, Runs runs, Claims claims, Plugins plugins, Lanes lanes, ErrorPages errors,
    Supplier<Object> modelLoader) {

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
