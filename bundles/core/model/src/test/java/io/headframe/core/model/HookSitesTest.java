package io.headframe.core.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HookSitesTest {

  @Test
  void namesAndAliases_standForOneSiteEach() throws IllegalAccessException {
    Set<String> seen = new HashSet<>();
    for (HookSite site : all()) {
      List<String> names = new ArrayList<>(site.aliases());
      names.add(site.template());
      for (String name : names) {
        assertTrue(seen.add(name), name + " stands for two sites");
        assertEquals(site.perLayer(), name.contains("{i}"), name);
        assertTrue(name.matches("[a-z0-9_.{}]+"), name);
      }
    }
    assertTrue(seen.size() > 40, "found only " + seen.size() + " names");
  }

  @Test
  void ids_haveNoHookPrefix_andBeginWithTheSequenceAxes() throws IllegalAccessException {
    for (HookSite site : all()) {
      assertTrue(!site.template().contains("hook_"), site.template());
      assertEquals(Axis.BATCH, site.axes().get(0), site.template());
    }
  }

  @Test
  void point_hasALayerExactlyIfItsSiteHas() {
    assertEquals("blocks.3.attn.pattern", HookSites.ATTN_PATTERN.at(3).id());
    assertEquals("unembed.out", HookSites.LOGITS.once().id());
    assertThrows(IllegalArgumentException.class, () -> HookSites.LOGITS.at(0));
    assertThrows(IllegalArgumentException.class, HookSites.ATTN_PATTERN::once);
  }

  private static List<HookSite> all() throws IllegalAccessException {
    List<HookSite> sites = new ArrayList<>();
    for (Field field : HookSites.class.getFields()) {
      sites.add((HookSite) field.get(null));
    }
    return sites;
  }
}
