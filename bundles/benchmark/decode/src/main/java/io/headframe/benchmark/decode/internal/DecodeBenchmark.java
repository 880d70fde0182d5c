package io.headframe.benchmark.decode.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Method;
import io.headframe.core.method.MethodInfo;
import io.headframe.core.method.Parameter;
import io.headframe.core.method.PartOfRun;
import io.headframe.core.method.Result;
import io.headframe.core.method.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.osgi.service.component.annotations.Component;

/**
 * How fast Headframe and other engines decode on this machine's processor, on one set of weights in one run. Rows have
 * llama-bench's names: ppN is n / t for a prompt of n tokens, from the call to the first new token; tgN is n / t for n
 * tokens after a short prompt, from the first new token on; verify-N is one pass over n candidates with all logits
 * behind 64 tokens. Engines take turns, and only those are measured that give the same greedy tokens.
 *
 * <p>Not for the quality of a model, and not for figures of another machine: random weights give the same speed as
 * trained ones and mean nothing.
 */
@Component
@MethodInfo(
    id = "decode-benchmark",
    title = "Speed of decoding",
    summary = "Measures prompt processing, generation and verification beside other engines on the same weights.",
    family = "benchmark")
public final class DecodeBenchmark implements Method<DecodeBenchmark.Parameters, DecodeBenchmark.Findings>,
    HealthCheck {

  /**
   * What a user sets.
   *
   * @param shape shapes of random weights
   * @param model a checkpoint in their place
   * @param rows what is measured
   * @param repeats rounds
   * @param warmUp what each engine is used for before, in seconds
   * @param threads for peers, and for Headframe where it is as many as it has
   * @param peers a folder of scripts
   * @param llama2c a program
   * @param eightBit whether 8-bit weights are measured too
   * @param writeModels where models are written, and nothing is measured
   */
  public record Parameters(
      @Parameter(value = "sizes of models with random weights, with commas between: llama-110m, gpt2-small,"
          + " small-vocabulary, stories", defaultValue = "llama-110m") String shape,
      @Parameter("a model in their place: an embedded one, a Hugging Face folder or a llama2.c file")
          Optional<String> model,
      @Parameter(value = "what to measure, with commas between: ppN, tgN, tgN@dD behind D tokens, verify-N, ttft, rss",
          defaultValue = "pp128,pp512,tg128,verify-4,verify-16,ttft,rss") String rows,
      @Parameter(value = "how often each is measured", defaultValue = "5", min = 1, max = 1000) int repeats,
      @Parameter(value = "how long each is used before it is measured, at least once", unit = "seconds",
          defaultValue = "5", min = 0, max = 600) double warmUp,
      @Parameter(value = "how many threads compute; as many as processors unless given", min = 1, max = 1024)
          Optional<List<Integer>> threads,
      @Parameter("the folder of other engines") Optional<Path> peers,
      @Parameter("the program of llama2.c, as you built it") Optional<Path> llama2c,
      @Parameter(value = "measure with 8-bit weights too: Headframe, llama.cpp", defaultValue = "false")
          boolean eightBit,
      @Parameter("write the models into this folder, and stop") Optional<Path> writeModels) {}

  /**
   * What comes out.
   *
   * @param figures what was measured
   * @param gate whether all computed the same
   * @param notes what computed
   */
  public record Findings(
      @Result("speeds and memory") Figures figures,
      @Result("whether all engines give the same tokens") GateOutcomes gate,
      @Result("what computed, or what was written") Notes notes) {}

  private final LongSupplier clock;

  /** With the clock of the machine. */
  public DecodeBenchmark() {
    this(System::nanoTime);
  }

  /** @param clock nanoseconds */
  DecodeBenchmark(LongSupplier clock) {
    this.clock = clock;
  }

  @Override
  public Findings run(Parameters parameters, Run run) throws IOException {
    List<Row> rows = Row.parse(parameters.rows);
    List<Path> scripts = parameters.peers.map(DecodeBenchmark::scripts).orElse(List.of());
    TemporaryFolder temporary = run.closeAtEnd(TemporaryFolder.make());
    Materials materials = new Materials(parameters.writeModels.orElse(temporary.path()), run);
    List<String> names = parameters.model.map(List::of).orElse(List.of(parameters.shape.split(",")));
    if (parameters.writeModels.isPresent()) {
      return written(materials, names, parameters, run);
    }
    List<Integer> threads = parameters.threads.orElse(List.of(Runtime.getRuntime().availableProcessors()));
    List<Figure> figures = new ArrayList<>();
    List<Gate.Outcome> outcomes = new ArrayList<>();
    List<Notes.Note> notes = new ArrayList<>(List.of(new Notes.Note("machine", Machine.description())));
    for (int m = 0; m < names.size(); m++) {
      double begin = (double) m / names.size();
      double share = 1.0 / names.size() / threads.size();
      Material material = material(materials, names.get(m), parameters, new PartOfRun(run, begin, begin));
      try (HeadframeEngine ours = new HeadframeEngine(
          material.open(), true, !parameters.eightBit, clock, run)) {
        for (int t = 0; t < threads.size(); t++) {
          Contest contest = new Contest(material, ours, threads.get(t), rows, temporary.path(),
              new PartOfRun(run, begin + t * share, begin + (t + 1) * share));
          contest.measure(scripts, parameters.llama2c, parameters.eightBit,
              new Rounds(parameters.repeats, Math.round(parameters.warmUp * 1e9), clock));
          figures.addAll(contest.figures());
          outcomes.addAll(contest.outcomes());
        }
        notes.add(new Notes.Note(material.name(), ours.computation()));
      }
    }
    run.progress(1, "measured");
    return new Findings(new Figures(figures), new GateOutcomes(outcomes), new Notes("Measured with", notes));
  }

  private static Material material(Materials materials, String name, Parameters parameters, Run part) {
    return parameters.model.isPresent() ? materials.named(name, part) : materials.random(name.trim(), part);
  }

  private static Findings written(Materials materials, List<String> names, Parameters parameters, Run run) {
    List<Notes.Note> notes = new ArrayList<>();
    for (int m = 0; m < names.size(); m++) {
      for (int f = 0; f < Material.FORMATS.size(); f++) {
        double files = (double) names.size() * Material.FORMATS.size();
        double done = m * Material.FORMATS.size() + f;
        Material material =
            material(materials, names.get(m), parameters, new PartOfRun(run, done / files, (done + 1) / files));
        String format = Material.FORMATS.get(f);
        String outcome;
        try {
          outcome = material.in(format).toString();
        } catch (Absent absent) {
          outcome = absent.getMessage();
        }
        notes.add(new Notes.Note(material.name() + ", " + format, outcome));
      }
    }
    return new Findings(new Figures(List.of()), new GateOutcomes(List.of()), new Notes("Written", notes));
  }

  private static List<Path> scripts(Path folder) {
    try (var files = Files.list(folder)) {
      List<Path> scripts = files.filter(file -> file.toString().endsWith(".sh"))
          .sorted(Comparator.comparing(Contest::nameOf)).toList();
      if (!scripts.isEmpty()) {
        return scripts;
      }
    } catch (IOException e) {
      throw new HeadframeException(e, DecodeError.NO_PEERS, folder);
    }
    throw new HeadframeException(DecodeError.NO_PEERS, folder);
  }

  /** A tiny model generates, and verifies what it is given. */
  @Override
  public void checkHealth(Run run) throws IOException {
    Findings found = run(new Parameters("stories", Optional.empty(), "tg4,verify-2", 1, 0, Optional.empty(),
        Optional.empty(), Optional.empty(), false, Optional.empty()), run);
    for (Figure figure : found.figures.figures()) {
      if (figure.absent() || !(figure.median() > 0)) {
        throw new IllegalStateException("a tiny model was to be measured, and " + figure.row().name() + " is "
            + (figure.absent() ? "absent: " + figure.reason() : figure.median()));
      }
    }
  }
}
