package io.headframe.core.model;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Opens models. A service. */
@ProviderType
public interface ModelLoader {

  /**
   * Opens a model: an embedded one by name, or a folder or file of a checkpoint.
   *
   * @param source a name of {@link #embedded()} or a path; with {@code @int8} after it the weights of linear maps are
   *     rounded to 8 bits
   * @return the model, which the caller closes
   * @throws io.headframe.core.error.HeadframeException if there is no such model, a file is damaged, or no installed
   *     architecture fits
   */
  CausalLM load(String source);

  /**
   * Opens a model that computes in a certain way.
   *
   * @throws io.headframe.core.error.HeadframeException as {@link #load(String)}, and if there is no such kernel
   */
  CausalLM load(String source, Computation how);

  /** The embedded models, by name. */
  List<Embedded> embedded();

  /**
   * A model that a bundle carries.
   *
   * @param name what to call it
   * @param description one sentence
   * @param card what a person should know of it, in Markdown
   */
  record Embedded(String name, String description, String card) {}
}
