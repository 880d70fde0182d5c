package io.headframe.core.transformer.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.ForwardPlan;
import io.headframe.core.model.HookPoint;
import io.headframe.core.model.HookSites;
import io.headframe.core.model.ModelConfig;
import io.headframe.core.transformer.internal.Preparation.End;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MemoryForecastTest {

  private static final int LAYERS = 6;
  private static final ModelConfig CONFIG = new ModelConfig("any", LAYERS, 8, 8, 64, 8, 256, 5000, 1024);
  private static final int BATCH = 10;
  private static final int POSITIONS = 1000;
  /** Bytes of one number at each position, and of a pattern. */
  private static final long COLUMN = 4L * BATCH * POSITIONS;
  private static final long PATTERN = COLUMN * 8 * POSITIONS;
  private static final long WORKING = 2 * PATTERN + COLUMN * (2 * 256 + 4 * 64);

  private final ForwardPlan plan = ForwardPlan.of(new int[BATCH][POSITIONS]);

  @Test
  void captured_areAddedUp() {
    assertEquals(WORKING, needed(End.NOTHING, Set.of(), Set.of()));
    assertEquals(WORKING + 2 * PATTERN + COLUMN * 64, needed(End.NOTHING, Set.of(
        HookSites.ATTN_PATTERN.at(0), HookSites.ATTN_SCORES.at(3), HookSites.ATTN_Z.at(2)), Set.of()));
  }

  @Test
  void logits_areThoseThatAreComputed() {
    assertEquals(WORKING + COLUMN * 5000, needed(End.LOGITS, Set.of(), Set.of()));
    assertEquals(WORKING + 4L * BATCH * 5000, needed(End.LAST_LOGITS, Set.of(), Set.of()));
    assertEquals(WORKING + COLUMN * 64,
        needed(End.NORMALIZATION, Set.of(HookSites.FINAL_NORM_OUT.once()), Set.of()));
  }

  @Test
  void memoryUnderTwoNames_isCountedOnce() {
    assertEquals(WORKING + COLUMN * 5000, needed(End.LOGITS, Set.of(HookSites.LOGITS.once()), Set.of()));
    assertEquals(WORKING + 2 * COLUMN * 64, needed(End.NOTHING,
        Set.of(HookSites.BLOCK_IN.at(0), HookSites.BLOCK_OUT.at(0), HookSites.BLOCK_IN.at(1)), Set.of()));
  }

  @Test
  void graph_isKeptFromTheFirstFollowedLayerOn() {
    long layer = PATTERN + COLUMN * (256 + 64);
    assertEquals(WORKING + 4 * layer,
        needed(End.NOTHING, Set.of(), Set.of(HookSites.ATTN_Z.at(2), HookSites.ATTN_Z.at(4))));
    assertEquals(WORKING + LAYERS * layer, needed(End.NOTHING, Set.of(), Set.of(HookSites.EMBED_OUT.once())));
    assertEquals(WORKING + COLUMN * 64,
        needed(End.NORMALIZATION, Set.of(), Set.of(HookSites.FINAL_NORM_OUT.once())));
  }

  @Test
  void keysOfThePast_areCounted() {
    Preparation prepared = prepared(plan, End.NOTHING, Set.of(), Set.of());
    assertEquals(WORKING + 2 * COLUMN * 8 * 24, needed(prepared, 24));
  }

  @Test
  void smallPass_asksNobody() {
    Preparation small = prepared(ForwardPlan.of(new int[1][100]), End.LOGITS, Set.of(), Set.of());
    new MemoryForecast(CONFIG, () -> {
      throw new AssertionError("asked");
    }).check(small, 0);
  }

  @Test
  void refusal_namesTheParts() {
    Preparation prepared = prepared(plan, End.LOGITS, Set.of(HookSites.ATTN_PATTERN.at(0)), Set.of());
    HeadframeException error = assertThrows(
        HeadframeException.class, () -> new MemoryForecast(CONFIG, () -> 300L << 20).check(prepared, 0));
    assertEquals("The pass needs at least 1.1 GiB of memory (captured activations 305 MiB, logits 191 MiB, inside a"
        + " layer 640 MiB, for gradients 0 MiB), and 300 MiB are free; capture fewer activations, take shorter or"
        + " fewer sequences, or ask for the last logits alone.", error.getMessage());
  }

  @Test
  void available_isSomeOfTheMachine() {
    assertTrue(MemoryForecast.available() > 1 << 20);
  }

  private long needed(End end, Set<HookPoint> wanted, Set<HookPoint> followed) {
    return needed(prepared(plan, end, wanted, followed), 0);
  }

  /** The least free memory that is enough. */
  private static long needed(Preparation prepared, int past) {
    long least = 0;
    long enough = 1L << 40;
    while (enough - least > 1) {
      long middle = (least + enough) / 2;
      try {
        new MemoryForecast(CONFIG, () -> middle).check(prepared, past);
        enough = middle;
      } catch (HeadframeException tooLarge) {
        assertEquals("HF-MODEL-020", tooLarge.id());
        least = middle;
      }
    }
    return enough;
  }

  private static Preparation prepared(ForwardPlan plan, End end, Set<HookPoint> wanted, Set<HookPoint> followed) {
    return new Preparation(plan, new Hooks(wanted, Map.of(), followed), 0, LAYERS, end);
  }
}
