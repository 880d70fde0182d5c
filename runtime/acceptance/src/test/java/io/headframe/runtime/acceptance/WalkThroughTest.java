package io.headframe.runtime.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example that walks through the model interfaces, built and run as its reader would. */
class WalkThroughTest {

  @TempDir
  Path home;

  @TempDir
  Path project;

  @Test
  void patchAHead_findsTheHeadThatCopies_byPatchingAndByGradients() throws Exception {
    Path jar = ExampleProject.build("patch-a-head", project, UnaryOperator.identity());
    Files.copy(jar, Files.createDirectories(home.resolve("plugins")).resolve("patch-a-head.jar"));
    Headframe.Ended ended = new Headframe(home).run("run", "example.org/patch-a-head", "--json");
    assertEquals(0, ended.code(), ended::toString);
    JsonObject result = ended.json().getAsJsonObject("result");
    for (String kind : new String[] {"effect", "estimate"}) {
      JsonArray layers = result.getAsJsonObject(kind).getAsJsonArray("scores");
      for (int layer = 0; layer < 2; layer++) {
        for (int head = 0; head < 4; head++) {
          double score = layers.get(layer).getAsJsonArray().get(head).getAsDouble();
          // The induction head, 1.0, writes 20 for each of the two parts in which de and go differ, for and against.
          assertEquals(layer == 1 && head == 0 ? 80 : 0, score, 1e-2, kind + " of " + layer + "." + head);
        }
      }
    }
  }
}
