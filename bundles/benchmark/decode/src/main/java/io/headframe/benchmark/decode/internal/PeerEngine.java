package io.headframe.benchmark.decode.internal;

import io.headframe.core.method.Run;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Another engine behind the line protocol that runtime/peers/README.md describes. */
final class PeerEngine implements Engine {

  static final Duration START = Duration.ofSeconds(30);
  static final Duration LONGEST = Duration.ofSeconds(120);

  private final Child child;
  private final Duration longest;
  private final String name;
  private final boolean exact;

  private PeerEngine(Child child, Duration longest, String name, boolean exact) {
    this.child = child;
    this.longest = longest;
    this.name = name;
    this.exact = exact;
  }

  /** Makes a file or folder of a format. */
  interface Forms {

    /** @throws Absent if there is none */
    Path in(String format);
  }

  /**
   * Starts a peer and has it open a model.
   *
   * @param script is executed by {@code sh}
   * @param format the format to open if the peer reads it; empty for the first that it reads
   * @param name what it is called
   * @param threads for the peer
   * @param context positions for the peer
   * @param forms the model
   * @param errors a file for its error output
   * @param run may be cancelled
   * @param longest for each answer
   */
  static PeerEngine start(Path script, String name, boolean exact, int threads, int context, Forms forms,
      Path errors, Run run, Duration longest) {
    ProcessBuilder command = new ProcessBuilder(List.of("sh", script.toAbsolutePath().toString()));
    command.environment().put("JAVA_HOME", System.getProperty("java.home"));
    command.environment().put("OMP_NUM_THREADS", Integer.toString(threads));
    command.directory(new File(System.getProperty("java.io.tmpdir")));
    Child child = new Child(command, errors, run);
    try {
      child.hear("@peer ", START);
      String[] formats = child.hear("@reads ", START).substring("@reads ".length()).split(" ");
      Path model = forms.in(exact ? formats[0] : formats[0] + "-q8_0");
      PeerEngine peer = new PeerEngine(child, longest, name, exact);
      peer.ask("load " + model.toAbsolutePath() + " " + threads + " " + context, "@loaded");
      return peer;
    } catch (RuntimeException | Error e) {
      child.close();
      throw e;
    }
  }

  private String ask(String question, String expected) {
    child.say(question);
    String answer = child.hear("@", longest);
    if (answer.startsWith("@failed ")) {
      throw new Absent("it failed: " + answer.substring("@failed ".length()));
    }
    if (!answer.startsWith(expected)) {
      throw new Absent("it answered '" + answer + "', which is not '" + expected + "'");
    }
    return answer;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean exact() {
    return exact;
  }

  @Override
  public boolean takesPrompts() {
    return true;
  }

  @Override
  public Generated generate(int count, int... prompt) {
    String answer = ask("generate " + count + " "
        + Arrays.stream(prompt).mapToObj(Integer::toString).collect(Collectors.joining(" ")), "@generated ");
    long[] numbers;
    try {
      numbers = Arrays.stream(answer.split(" ")).skip(1).mapToLong(Long::parseLong).toArray();
    } catch (NumberFormatException e) {
      throw new Absent("it answered '" + answer + "', which is no list of numbers");
    }
    if (numbers.length != count + 2) {
      throw new Absent("it generated " + (numbers.length - 2) + " tokens where " + count + " were asked for");
    }
    return new Generated(
        numbers[0], numbers[1], Arrays.stream(numbers).skip(2).mapToInt(Math::toIntExact).toArray());
  }

  @Override
  public Verified verify(int[] prompt, int[] candidates) {
    throw new Absent("peers are not asked for the logits of several positions");
  }

  @Override
  public long residentBytes() {
    return Resident.bytes(Long.toString(child.id()));
  }

  @Override
  public void close() {
    child.close();
  }
}
