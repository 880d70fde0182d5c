package io.headframe.peers;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The lines that README.md describes. */
public final class Protocol {

  private Protocol() {}

  /**
   * Answers until it is told to quit or nobody is there any more.
   *
   * @param name what it is, with a version
   * @param formats what it reads
   * @param engine does the work
   */
  public static void serve(String name, String formats, Engine engine) throws IOException {
    PrintStream answers = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    // Whatever the engine prints is no answer.
    System.setOut(System.err);
    answers.println("@peer " + name);
    answers.println("@reads " + formats);
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null && !line.equals("quit"); line = lines.readLine()) {
      answers.println(answer(line, engine));
    }
    // Engines keep threads, some of which never end.
    Runtime.getRuntime().halt(0);
  }

  private static String answer(String line, Engine engine) {
    String[] words = line.split(" ");
    try {
      return switch (words[0]) {
        case "load" -> {
          // A path may have spaces.
          int last = words.length - 1;
          String path = String.join(" ", Arrays.copyOfRange(words, 1, last - 1));
          engine.load(Path.of(path), Integer.parseInt(words[last - 1]), Integer.parseInt(words[last]));
          yield "@loaded";
        }
        case "generate" -> {
          int[] prompt = Arrays.stream(words, 2, words.length).mapToInt(Integer::parseInt).toArray();
          Engine.Generated result = engine.generate(Integer.parseInt(words[1]), prompt);
          yield "@generated " + result.promptNanos() + " " + result.decodeNanos() + " "
              + Arrays.stream(result.tokens()).mapToObj(Integer::toString).collect(Collectors.joining(" "));
        }
        default -> "@failed there is no command " + words[0];
      };
    } catch (Throwable failure) {
      failure.printStackTrace();
      Throwable cause = failure;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      String reason = cause.getMessage() == null ? cause + " at " + cause.getStackTrace()[0] : cause.getMessage();
      return "@failed " + reason.replaceAll("\\s+", " ");
    }
  }
}
