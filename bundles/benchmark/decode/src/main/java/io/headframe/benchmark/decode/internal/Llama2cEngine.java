package io.headframe.benchmark.decode.internal;

import io.headframe.benchmark.synthetic.Pieces;
import io.headframe.core.method.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * llama2.c's program, as the user built it: a process for each call, from the token that begins a sequence, timed by
 * itself from the first token on.
 */
final class Llama2cEngine implements Engine {

  private static final Pattern SPEED = Pattern.compile("achieved tok/s: ([0-9.]+)");
  private static final String UNKNOWN = "the program tells neither its time for a prompt nor its memory";

  private final Path program;
  private final Path model;
  private final Path tokenizer;
  private final int threads;
  private final Path errors;
  private final Run run;

  Llama2cEngine(Path program, Path model, Path tokenizer, int threads, Path errors, Run run) {
    if (!Files.isExecutable(program)) {
      throw new Absent(program + " is no program");
    }
    this.program = program;
    this.model = model;
    this.tokenizer = tokenizer;
    this.threads = threads;
    this.errors = errors;
    this.run = run;
  }

  @Override
  public String name() {
    return "llama2.c";
  }

  @Override
  public boolean exact() {
    return true;
  }

  @Override
  public boolean takesPrompts() {
    return false;
  }

  @Override
  public Generated generate(int count, int... prompt) {
    if (prompt.length != 1 || prompt[0] != 1) {
      throw new Absent("it only begins a sequence, with token 1");
    }
    ProcessBuilder command = new ProcessBuilder(List.of(program.toAbsolutePath().toString(), model.toString(),
        "-z", tokenizer.toString(), "-t", "0", "-n", Integer.toString(count)));
    command.environment().put("OMP_NUM_THREADS", Integer.toString(threads));
    try (Child child = new Child(command, errors, run)) {
      String text = child.all(PeerEngine.LONGEST);
      int[] tokens = tokens(text);
      Matcher speed = SPEED.matcher(child.errors() + text);
      if (tokens.length < count || !speed.find()) {
        throw new Absent(tokens.length < count ? "it ended after " + tokens.length + " tokens of " + count
            : "it printed no 'achieved tok/s'");
      }
      return new Generated(0, Math.round((count - 1) * 1e9 / Double.parseDouble(speed.group(1))), tokens);
    }
  }

  private static int[] tokens(String text) {
    List<Integer> tokens = new ArrayList<>();
    // Some versions print their speed there too.
    Matcher piece = Pattern.compile("\\d{" + Pieces.LENGTH + "}").matcher(text.split("achieved", 2)[0]);
    while (piece.find()) {
      tokens.add(Integer.parseInt(piece.group()));
    }
    return tokens.stream().mapToInt(Integer::intValue).toArray();
  }

  @Override
  public Verified verify(int[] prompt, int[] candidates) {
    throw new Absent(UNKNOWN);
  }

  @Override
  public long residentBytes() {
    throw new Absent(UNKNOWN);
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(errors);
    } catch (IOException e) {
      // The folder is deleted with everything in it.
    }
  }
}
