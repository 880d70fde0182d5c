package io.headframe.analysis.patching.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Axis;
import io.headframe.core.model.CausalLM;
import io.headframe.core.model.HookSite;
import io.headframe.core.model.HookSites;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The sites of a block that activations are moved at. */
enum PatchSite {

  /** The residual stream before the block. */
  IN(HookSites.BLOCK_IN, true),
  /** Queries. */
  Q(HookSites.ATTN_Q, false),
  /** Keys. */
  K(HookSites.ATTN_K, true),
  /** Values. */
  V(HookSites.ATTN_V, true),
  /** Attention weights. */
  PATTERN(HookSites.ATTN_PATTERN, false),
  /** What each head mixed. */
  Z(HookSites.ATTN_Z, false),
  /** What attention writes. */
  ATTN_OUT(HookSites.ATTN_OUT, false),
  /** The residual stream after attention. */
  MID(HookSites.BLOCK_MID, false),
  /** What the feed-forward part writes. */
  MLP_OUT(HookSites.MLP_OUT, false),
  /** The residual stream after the block. */
  OUT(HookSites.BLOCK_OUT, false);

  private static final String BLOCK = "blocks.{i}.";

  private final HookSite site;
  private final boolean spreads;

  PatchSite(HookSite site, boolean spreads) {
    this.site = site;
    this.spreads = spreads;
  }

  /**
   * The site of a name: that of {@link HookSites} or one of TransformerLens, with or without {@code hook_} and
   * {@code blocks.*.}. One layer cannot be named, because all are patched.
   *
   * @throws HeadframeException if there is none; the message names the nearest
   */
  static PatchSite named(String text) {
    String wanted = text.strip().replaceFirst("^blocks\\.\\*\\.", "");
    return Arrays.stream(values()).filter(site -> site.names().contains(wanted)).findFirst()
        .orElseThrow(() -> new HeadframeException(PatchingError.UNKNOWN_SITE, text,
            nearest(wanted.replaceFirst("^blocks\\.[^.]*\\.", "")), list(List.of(values()))));
  }

  /**
   * The site of a name, if a model has it.
   *
   * @throws HeadframeException if it has not, or there is no such site
   */
  static PatchSite named(String text, CausalLM model) {
    PatchSite named = named(text);
    if (!model.sites().contains(named.site)) {
      throw new HeadframeException(PatchingError.SITE_NOT_IN_MODEL, named, model.config().architecture(),
          list(Arrays.stream(values()).filter(each -> model.sites().contains(each.site)).toList()));
    }
    return named;
  }

  /** The site. */
  HookSite site() {
    return site;
  }

  /** The id in a layer: {@code blocks.3.attn.z}. */
  String in(int layer) {
    return site.at(layer).id();
  }

  /** Whether a change at one position reaches later positions within the block, by keys and values. */
  boolean spreads() {
    return spreads;
  }

  /** The axis of heads; null if the site has none. */
  Axis headAxis() {
    return site.axes().contains(Axis.HEAD) ? Axis.HEAD
        : site.axes().contains(Axis.KEY_VALUE_HEAD) ? Axis.KEY_VALUE_HEAD : null;
  }

  /** The axis of the positions that are changed: those that attend, for attention weights. */
  Axis positionAxis() {
    return site.axes().contains(Axis.POSITION) ? Axis.POSITION : Axis.QUERY;
  }

  /** By heads where there are heads, by positions elsewhere. */
  Division usual() {
    return headAxis() == null ? Division.LAYER_POSITION : Division.HEAD;
  }

  /** As a user writes it: {@code attn.z}. */
  @Override
  public String toString() {
    return site.template().substring(BLOCK.length());
  }

  private Set<String> names() {
    Set<String> names = new LinkedHashSet<>(List.of(toString()));
    if (headAxis() != null) {
      names.add(toString().replace("attn.", ""));
    }
    for (String alias : site.aliases()) {
      String name = alias.substring(BLOCK.length());
      names.addAll(List.of(name, name.replace("hook_", ""), name.replace("attn.", "")));
    }
    return names;
  }

  private static String list(List<PatchSite> sites) {
    return sites.stream().map(PatchSite::toString).collect(Collectors.joining(", "));
  }

  private static String nearest(String wanted) {
    return Arrays.stream(values())
        .min(Comparator.comparingInt(
            site -> site.names().stream().mapToInt(name -> distance(name, wanted)).min().orElse(0)))
        .orElseThrow().toString();
  }

  /** The least number of insertions, deletions and replacements that make one text of the other. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
