package io.headframe.core.model;

import java.util.List;
import java.util.Objects;

/**
 * A place in the computation where an activation can be read. Sites are data: the model lists those it has.
 *
 * @param template the id with {@code {i}} for the layer, for example {@code blocks.{i}.attn.pattern}; without
 *     {@code {i}} the site exists once
 * @param axes the axes of the activation, in order
 * @param since the version of this vocabulary in which the site appeared
 * @param aliases other accepted names with the same {@code {i}}: those of TransformerLens 2 and of its bridge
 * @param description what the activation is, as a phrase
 */
public record HookSite(
    String template, List<Axis> axes, String since, List<String> aliases, String description) {

  /** The layer slot in a template. */
  static final String LAYER = "{i}";

  /** Copies the lists. */
  public HookSite {
    Objects.requireNonNull(template, "template");
    axes = List.copyOf(axes);
    aliases = List.copyOf(aliases);
  }

  /** Sites are the same if their ids are. */
  @Override
  public boolean equals(Object other) {
    return other instanceof HookSite site && template.equals(site.template);
  }

  @Override
  public int hashCode() {
    return template.hashCode();
  }

  /** Whether there is one in each layer. */
  public boolean perLayer() {
    return template.contains(LAYER);
  }

  /** The site in one layer. */
  public HookPoint at(int layer) {
    return new HookPoint(this, layer);
  }

  /** The site that exists once. */
  public HookPoint once() {
    return new HookPoint(this, -1);
  }
}
