package io.headframe.checkpoint.huggingface.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.headframe.core.model.Tokenizer;
import io.headframe.core.transformer.Checkpoint;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first tokenizer of a JVM loads the natives, so this needs a JVM of its own. */
class FirstTokenizerTest {

  /** Opens a tokenizer from a thread whose context class loader sees nothing of it. */
  public static void main(String[] folder) {
    ClassLoader platform = ClassLoader.getPlatformClassLoader();
    Thread.currentThread().setContextClassLoader(platform);
    try (Checkpoint checkpoint = new TestFolder(Path.of(folder[0])).open();
        Tokenizer tokenizer = checkpoint.openTokenizer()) {
      boolean restored = Thread.currentThread().getContextClassLoader() == platform;
      System.out.print("tokens=" + tokenizer.encode("one two").length + " restored=" + restored);
    }
  }

  @Test
  void natives_areFoundFromAThreadWithAnotherClassLoader(@TempDir Path temporary) throws Exception {
    new TestFolder(temporary)
        .with("config.json", TestFolder.CONFIG)
        .with("tokenizer.json", TestFolder.TOKENIZER)
        .with("model.safetensors", TestFolder.safetensors("{}", new byte[0]));
    Process process = new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Dai.djl.offline=true", "-DOPT_OUT_TRACKING=true",
        "-DRUST_LIBRARY_PATH=" + System.getProperty("RUST_LIBRARY_PATH"), "-cp", System.getProperty("java.class.path"),
        FirstTokenizerTest.class.getName(), temporary.toString()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    assertEquals("tokens=3 restored=true", output.substring(output.indexOf("tokens=")), output);
  }
}
