package org.example.embed;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.Methods;
import io.headframe.core.host.RunOutcome;
import io.headframe.core.host.Runs;
import io.headframe.core.method.view.View;
import io.headframe.runtime.launcher.Configuration;
import io.headframe.runtime.launcher.HeadframeRuntime;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs a method of a distribution in this process, and asks for one that does not exist. */
public final class Embed {

  private Embed() {}

  /** @param arguments the folder of the distribution, and one for runs, logs and plugins */
  public static void main(String[] arguments) throws Exception {
    Path distribution = Path.of(arguments[0]);
    Path home = Path.of(arguments[1]);
    Configuration configuration = Configuration.of(distribution, home, List.of()).sharing(Runs.class);
    try (HeadframeRuntime headframe = HeadframeRuntime.start(configuration)) {
      System.out.println(headframe.service(Methods.class).list().size() + " methods");
      Runs runs = headframe.service(Runs.class);
      RunOutcome outcome = runs.start(request("induction-heads"), Runs.Progress.NONE).await();
      System.out.println(outcome.record().status() + " " + outcome.record().result());
      for (View view : outcome.views()) {
        System.out.println(view.getClass().getSimpleName() + ": " + view.title());
      }
      try {
        runs.start(request("inductoin-heads"), Runs.Progress.NONE);
      } catch (HeadframeException e) {
        System.out.println(e.id() + " " + e.getMessage());
      }
    }
  }

  private static Runs.Request request(String method) {
    return new Runs.Request(method, Map.of("batch", "4"), Runs.DEFAULT_SEED);
  }
}
