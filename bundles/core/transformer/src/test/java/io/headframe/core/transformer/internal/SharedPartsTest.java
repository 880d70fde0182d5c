package io.headframe.core.transformer.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.headframe.core.method.Lease;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedPartsTest {

  private int closed;

  @Test
  void parts_areClosedByTheirLastOwner() {
    SharedParts parts = new SharedParts(new NoTokens(() -> closed++), ModelKernel.none(), List.of(lease(), lease()));
    parts.share();
    parts.close();
    assertEquals(0, closed);
    parts.share();
    parts.close();
    assertEquals(0, closed);
    parts.close();
    assertEquals(3, closed);
    assertThrows(IllegalStateException.class, parts::share);
  }

  private Lease<Object> lease() {
    return new Lease<>() {
      @Override
      public Object get() {
        return this;
      }

      @Override
      public void close() {
        closed++;
      }
    };
  }
}
