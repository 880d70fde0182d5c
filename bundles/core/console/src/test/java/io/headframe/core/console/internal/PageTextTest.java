package io.headframe.core.console.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PageTextTest {

  @Test
  void modelCard_isShownWithoutItsFrontMatterStressAndRuleOfTables() {
    String card = """
        ---
        library_name: transformers
        ---

        # A model

        Loss: **3.5 nats**
        at the end.

        | step | loss |
        |---:|---:|
        | 141 | 3.8 |

            headframe run
        """;
    assertEquals("""
        A model

        Loss: 3.5 nats at the end.

        | step | loss |
        | 141 | 3.8 |

            headframe run
        """, PageText.render(card, false, 80));
  }

  @Test
  void lineInTheMiddle_isNoFrontMatter() {
    assertEquals("A\n--- b ---\n", PageText.render("# A\n---\nb\n---\n", false, 80));
  }
}
