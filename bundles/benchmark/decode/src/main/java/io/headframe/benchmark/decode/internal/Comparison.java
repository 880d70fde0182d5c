package io.headframe.benchmark.decode.internal;

import io.headframe.core.method.Run;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Measures engines on one model: row after row, within a row one after the other and round again, so that what the
 * machine does meanwhile meets all of them. Before the first round each is used for a while,
 * so that what compiles itself as it runs has done so.
 */
final class Comparison {

  private static final int[] BEGINNING = {1};

  private final Material material;
  private final int threads;
  private final List<Engine> engines;
  private final Rounds rounds;
  private final Run run;

  /**
   * @param material the model
   * @param threads that compute
   * @param engines in the order of their turns
   * @param rounds how often
   * @param run hears progress and cancels
   */
  Comparison(Material material, int threads, List<Engine> engines, Rounds rounds, Run run) {
    this.material = material;
    this.threads = threads;
    this.engines = engines;
    this.rounds = rounds;
    this.run = run;
  }

  /** Any tokens but the first three, which some engines give a meaning. */
  static int[] prompt(int length, int vocabulary, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] prompt = random.ints(length, Math.min(3, vocabulary - 1), vocabulary).toArray();
    prompt[0] = Math.min(1, vocabulary - 1);
    return prompt;
  }

  /** The figures of all rows. */
  List<Figure> figures(List<Row> rows) {
    List<Figure> figures = new ArrayList<>();
    for (int r = 0; r < rows.size(); r++) {
      figures.addAll(figures(rows.get(r), (double) r / rows.size(), 1.0 / rows.size()));
    }
    return figures;
  }

  private List<Figure> figures(Row row, double done, double share) {
    boolean once = row.kind() == Row.Kind.RESIDENT;
    int turns = once ? 1 : rounds.repeats() + 1;
    Map<Engine, List<double[]>> samples = new LinkedHashMap<>();
    Map<Engine, String> reasons = new LinkedHashMap<>();
    for (int round = 0; round < turns; round++) {
      for (int e = 0; e < engines.size(); e++) {
        Engine engine = engines.get(e);
        run.progress(done + share * (round * engines.size() + e) / (turns * engines.size()),
            material.name() + " " + row.name() + ", " + engine.name());
        run.checkCancelled();
        if (!reasons.containsKey(engine)) {
          try {
            if (once || round > 0) {
              samples.computeIfAbsent(engine, none -> new ArrayList<>()).add(sample(engine, row, round));
            } else {
              warmUp(engine, row);
            }
          } catch (Absent absent) {
            samples.remove(engine);
            reasons.put(engine, absent.getMessage());
          }
        }
      }
    }
    List<Figure> figures = new ArrayList<>();
    for (int part = 0; part < (row.kind() == Row.Kind.VERIFY ? 2 : 1); part++) {
      for (Engine engine : engines) {
        figures.add(figure(engine, part == 0 ? row : new Row(Row.Kind.VERIFY_MULTIPLE, row.n(), row.depth()),
            samples.getOrDefault(engine, List.of()), part, reasons.getOrDefault(engine, "")));
      }
    }
    return figures;
  }

  private void warmUp(Engine engine, Row row) {
    long begin = rounds.clock().getAsLong();
    do {
      run.checkCancelled();
      sample(engine, row, 0);
    } while (rounds.clock().getAsLong() - begin < rounds.warmUpNanos());
  }

  private Figure figure(Engine engine, Row row, List<double[]> samples, int part, String reason) {
    return new Figure(material.name(), material.millions(), threads, engine.name(), engine.exact(), row,
        samples.stream().mapToDouble(sample -> sample[part]).toArray(), reason);
  }

  /** In the row's unit; for verification also the multiple of one token. */
  private double[] sample(Engine engine, Row row, int round) {
    if (row.positions() > material.context()) {
      throw new Absent("it takes " + row.positions() + " positions, and the model has " + material.context());
    }
    int[] prompt = prompt(Math.max(1, row.promptLength()), material.vocabulary(), round);
    return switch (row.kind()) {
      case PROMPT -> new double[] {row.n() * 1e9 / timed(engine, prompt)};
      case GENERATION -> {
        // Between the first and the last there are as many steps as asked for.
        boolean fromBeginning = !engine.takesPrompts() && row.depth() == 0;
        Engine.Generated found = engine.generate(row.n() + 1, fromBeginning ? BEGINNING : prompt);
        yield new double[] {row.n() * 1e9 / found.decodeNanos()};
      }
      case FIRST_TOKEN -> new double[] {timed(engine, prompt) / 1e6};
      case VERIFY, VERIFY_MULTIPLE -> {
        int[] candidates = prompt(row.n(), material.vocabulary(), ~round);
        Engine.Verified found = engine.verify(prompt, candidates);
        yield new double[] {found.nanos() / 1e6, (double) found.nanos() / found.singleNanos()};
      }
      case RESIDENT -> new double[] {engine.residentBytes() / 1e6};
    };
  }

  private static long timed(Engine engine, int[] prompt) {
    if (!engine.takesPrompts()) {
      throw new Absent("it tells no time for a prompt");
    }
    return engine.generate(1, prompt).promptNanos();
  }
}
