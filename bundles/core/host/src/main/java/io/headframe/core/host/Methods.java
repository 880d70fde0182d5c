package io.headframe.core.host;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The methods that are installed. A service. */
@ProviderType
public interface Methods {

  /** All methods, by id. No class of theirs is loaded. */
  List<MethodSummary> list();

  /**
   * What a method takes and gives.
   *
   * @throws io.headframe.core.error.HeadframeException if there is no such method; the message names the nearest
   */
  MethodDescription describe(String id);
}
