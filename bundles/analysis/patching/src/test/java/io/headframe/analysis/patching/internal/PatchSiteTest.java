package io.headframe.analysis.patching.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PatchSiteTest {

  @ParameterizedTest
  @EnumSource(PatchSite.class)
  void ownName_isUnderstood(PatchSite site) {
    assertEquals(site, PatchSite.named(site.toString()));
    assertEquals(site, PatchSite.named("blocks.*." + site));
  }

  @ParameterizedTest
  @CsvSource({"resid_pre, IN", "hook_resid_mid, MID", "resid_post, OUT", "attn_out, ATTN_OUT", "mlp_out, MLP_OUT",
      "attn.hook_z, Z", "hook_z, Z", "hook_pattern, PATTERN", "z, Z", "q, Q", "pattern, PATTERN",
      "blocks.*.hook_mlp_out, MLP_OUT", "out, OUT"})
  void namesOfTransformerLens_areUnderstood(String name, PatchSite site) {
    assertEquals(site, PatchSite.named(name));
  }

  @Test
  void nameOfOneLayer_isRefused_becauseAllArePatched() {
    HeadframeException error = assertThrows(HeadframeException.class, () -> PatchSite.named("blocks.5.attn.hook_z"));
    assertTrue(error.getMessage().contains("did you mean 'attn.z'"), error.getMessage());
    assertTrue(error.getMessage().contains("all layers are patched"), error.getMessage());
  }

  @Test
  void unknownName_namesTheNearest() {
    HeadframeException error = assertThrows(HeadframeException.class, () -> PatchSite.named("atn.z"));
    assertEquals("HF-PATCH-004", error.id());
    assertTrue(error.getMessage().contains("did you mean 'attn.z'"), error.getMessage());
  }
}
