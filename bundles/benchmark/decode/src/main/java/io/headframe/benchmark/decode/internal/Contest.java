package io.headframe.benchmark.decode.internal;

import io.headframe.core.method.PartOfRun;
import io.headframe.core.method.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** All engines on one model with one number of threads: begun, compared by their tokens, measured, ended. */
final class Contest {

  private static final long PROMPT_SEED = 64;
  private static final double BEGUN = 0.1;
  private static final double COMPARED = 0.2;

  private final Material material;
  private final HeadframeEngine ours;
  private final int threads;
  private final List<Row> rows;
  private final Path folder;
  private final Run run;
  private final List<Figure> figures = new ArrayList<>();
  private final List<Gate.Outcome> outcomes = new ArrayList<>();

  /**
   * @param material the model
   * @param ours Headframe's, which stays open
   * @param threads that compute
   * @param rows what is measured
   * @param folder for what processes print
   * @param run hears progress and cancels
   */
  Contest(Material material, HeadframeEngine ours, int threads, List<Row> rows, Path folder, Run run) {
    this.material = material;
    this.ours = ours;
    this.threads = threads;
    this.rows = rows;
    this.folder = folder;
    this.run = run;
  }

  List<Figure> figures() {
    return figures;
  }

  List<Gate.Outcome> outcomes() {
    return outcomes;
  }

  /** Measures; what does not work of other engines is said in the figures. */
  void measure(List<Path> scripts, Optional<Path> llama2c, boolean eightBit, Rounds rounds) throws IOException {
    List<Engine> peers = new ArrayList<>();
    try {
      begin(peers, scripts, llama2c, eightBit);
      List<Engine> measured = new ArrayList<>();
      measured.add(allowed(ours));
      if (eightBit) {
        HeadframeEngine rounded = new HeadframeEngine(material.openRounded(), false, false, rounds.clock(), run);
        peers.add(rounded);
      }
      Gate gate = new Gate(ours, Comparison.prompt(Row.SHORT_PROMPT, material.vocabulary(), PROMPT_SEED));
      outcomes.add(gate.reference(material.name(), threads));
      for (int i = 0; i < peers.size(); i++) {
        Engine peer = peers.get(i);
        run.progress(BEGUN + (COMPARED - BEGUN) * i / peers.size(), "comparing the tokens of " + peer.name());
        run.checkCancelled();
        Gate.Outcome outcome = gate.check(material.name(), threads, peer);
        outcomes.add(outcome);
        measured.add(peer instanceof HeadframeEngine own ? allowed(own)
            : outcome.passed() ? peer : new MissingEngine(peer.name(), peer.exact(), outcome.outcome()));
      }
      Run rest = new PartOfRun(run, COMPARED, 1);
      figures.addAll(new Comparison(material, threads, measured, rounds, rest).figures(rows));
    } finally {
      peers.forEach(Engine::close);
    }
  }

  /** Headframe has as many threads as its process has processors. */
  private Engine allowed(HeadframeEngine engine) {
    int own = Runtime.getRuntime().availableProcessors();
    return threads == own ? engine : new MissingEngine(engine.name(), engine.exact(), "it computes with " + own
        + " threads in this process; OMP_NUM_THREADS=" + threads + " HEADFRAME_JAVA_OPTS=-XX:ActiveProcessorCount="
        + threads + " before the command gives it " + threads);
  }

  private void begin(List<Engine> peers, List<Path> scripts, Optional<Path> llama2c, boolean eightBit)
      throws IOException {
    int context = Math.max(Row.SHORT_PROMPT + Gate.STEPS, rows.stream().mapToInt(Row::positions).max().orElse(0)) + 16;
    for (Path script : scripts) {
      String name = nameOf(script);
      run.progress(BEGUN * peers.size() / (scripts.size() + 1), "starting " + name);
      run.checkCancelled();
      peers.add(orMissing(name, true, () -> PeerEngine.start(
          script, name, true, threads, context, material::in, errors(), run, PeerEngine.LONGEST)));
      if (eightBit && name.startsWith("llama.cpp")) {
        String quantised = name + " q8_0 (8-bit)";
        peers.add(orMissing(quantised, false, () -> PeerEngine.start(
            script, quantised, false, threads, context, material::in, errors(), run, PeerEngine.LONGEST)));
      }
    }
    if (llama2c.isPresent()) {
      peers.add(orMissing("llama2.c", true, () -> new Llama2cEngine(
          llama2c.get(), material.in("llama2c"), material.tokens(), threads, errors(), run)));
    }
  }

  /** What a peer is called. */
  static String nameOf(Path script) {
    return script.getFileName().toString().replaceAll("\\.sh$", "");
  }

  private static Engine orMissing(String name, boolean exact, Supplier<Engine> engine) {
    try {
      return engine.get();
    } catch (Absent absent) {
      return new MissingEngine(name, exact, absent.getMessage());
    }
  }

  private Path errors() {
    try {
      return Files.createTempFile(folder, "errors", ".txt");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
