package io.headframe.forecast.itransformer.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** A process that measures alone and says what it found, in lines that begin with a word. For one thread. */
final class Child implements AutoCloseable {

  private final Process process;
  private final BufferedReader said;
  private final PrintWriter asked;

  /**
   * Starts it.
   *
   * @throws IOException if there is no such command
   */
  Child(List<String> command, Map<String, String> environment) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    this.process = builder.start();
    this.said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    this.asked = new PrintWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8), true);
  }

  /** This Java with the same class path and options, and more. */
  static List<String> java(Class<?> main, List<String> options, String... arguments) {
    List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(Arrays.asList(arguments));
    return command;
  }

  /** Writes a word, and reads the numbers of the answer. */
  double[] ask(String word) throws IOException {
    asked.println(word);
    return numbers(word);
  }

  /** The numbers of the next line that begins with a word. */
  double[] numbers(String word) throws IOException {
    return Arrays.stream(text(word).split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  /**
   * The rest of the next line that begins with a word.
   *
   * @throws IOException if there is none; the message is all that came instead
   */
  String text(String word) throws IOException {
    StringJoiner others = new StringJoiner("\n").setEmptyValue("it ended without a word");
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.startsWith(word + " ")) {
        return line.substring(word.length() + 1);
      }
      others.add(line);
    }
    throw new IOException(others.toString());
  }

  /** Ends it. */
  @Override
  public void close() {
    process.destroyForcibly();
  }
}
