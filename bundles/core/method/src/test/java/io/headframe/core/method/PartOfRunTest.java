package io.headframe.core.method;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartOfRunTest {

  private final List<String> heard = new ArrayList<>();
  private final Run whole = (Run) Proxy.newProxyInstance(Run.class.getClassLoader(), new Class<?>[] {Run.class},
      (proxy, method, arguments) -> {
        heard.add(method.getName() + (arguments == null ? "" : " " + List.of(arguments)));
        return method.getName().equals("seed") ? 7L : null;
      });

  @Test
  void progress_isThatOfTheWhole() {
    new PartOfRun(new PartOfRun(whole, 0.5, 1, 3), 0.5, 1, 4).progress(0.5, "half of a half");
    assertEquals(List.of("progress [0.875, half of a half]"), heard);
  }

  @Test
  void seed_isItsOwn_orThatOfTheWhole() {
    assertEquals(3, new PartOfRun(whole, 0, 1, 3).seed());
    assertEquals(7, new PartOfRun(whole, 0, 1).seed());
  }

  @Test
  void restOfIt_isAskedOfTheWhole() {
    Run part = new PartOfRun(whole, 0, 1, 3);
    part.checkCancelled();
    part.artifact("a.csv");
    part.open(String.class, "text");
    part.leases();
    part.log();
    part.closeAtEnd(() -> { });
    assertEquals(List.of("checkCancelled", "artifact [a.csv]", "open [class java.lang.String, text]", "leases", "log"),
        heard.subList(0, 5));
    assertEquals(6, heard.size());
  }
}
