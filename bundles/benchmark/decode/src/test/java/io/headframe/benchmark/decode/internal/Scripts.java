package io.headframe.benchmark.decode.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Peers in shell. */
final class Scripts {

  private Scripts() {}

  /** A script that introduces itself, opens anything, and does something for each request to generate. */
  static Path peer(Path folder, String name, String generate) throws IOException {
    return write(folder, name + ".sh", """
        echo noise
        echo '@peer %s, 1'
        echo '@reads huggingface'
        while read word count rest; do
          case $word in
            load) echo more noise; echo '@loaded' ;;
            generate) %s ;;
            quit) exit ;;
          esac
        done
        """.formatted(name, generate));
  }

  static Path write(Path folder, String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    file.toFile().setExecutable(true);
    return file;
  }
}
