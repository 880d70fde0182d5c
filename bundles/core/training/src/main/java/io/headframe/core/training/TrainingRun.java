package io.headframe.core.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import io.headframe.core.autograd.Autograd;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.Run;
import io.headframe.core.method.RunCancelledException;
import io.headframe.core.torchscript.TorchScript;
import io.headframe.core.training.internal.Context;
import io.headframe.core.training.internal.InPlace;
import io.headframe.core.training.internal.OwnedParameters;
import io.headframe.core.training.internal.Recorder;
import io.headframe.core.training.internal.StateFile;
import io.headframe.core.training.internal.TrainingError;
import io.headframe.core.training.internal.Updates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A training as an object: the arrays that it changes, where its batches come from, what it makes small, and how far it
 * is. A step draws a batch, computes the terms of the loss, differentiates their weighted sum, lets the gradient rules
 * change the gradients, clips them all together, and lets AdamW change the arrays.
 *
 * <pre>
 * TrainingSettings settings = new TrainingSettings(seed, Schedule.constant(1e-3), AdamW.withDecay(0), 1, List.of());
 * try (TrainingRun&lt;NDArray&gt; training = new TrainingRun&lt;&gt;(settings, batches, parameters -&gt; {
 *   NDArray weight = parameters.create("weight", Initialization.normal(0.02), 1, 64);
 *   return (x, context) -&gt; List.of(new LossTerm("error", 1, x.matMul(weight.transpose()).square().mean()));
 * })) {
 *   training.train(1000, run, Optional.of(CheckpointSeries.newest(folder, 100)), step -&gt; "");
 * }
 * </pre>
 *
 * <p>The same settings, objective and batches give the same numbers, to the bit, on one machine with one number of
 * threads, and so does a run that is {@linkplain #restore restored} from a file at any step. Arrays made in a step are
 * closed at its end, whoever owns them, so that memory stays level. Used by one thread at a time.
 *
 * @param <B> a batch
 */
public final class TrainingRun<B> implements AutoCloseable {

  private final TrainingSettings settings;
  private final BatchSource<B> batches;
  private final NDManager memory;
  private final OwnedParameters parameters;
  private final Autograd autograd;
  private final Objective<B> objective;
  private final Updates updates;
  private final Recorder recorder = new Recorder();
  private final List<GradientRule> rules = new ArrayList<>();
  private final List<StepHook> hooks = new ArrayList<>();
  private long step;

  /**
   * A training before its first step.
   *
   * @param settings how arrays are trained
   * @param batches where batches come from
   * @param build makes the arrays and says what is computed from them; called once, here
   */
  public TrainingRun(TrainingSettings settings, BatchSource<B> batches, Function<Parameters, Objective<B>> build) {
    this.settings = settings;
    this.batches = batches;
    this.memory = NDManager.newBaseManager();
    this.autograd = new Autograd();
    try {
      this.parameters = new OwnedParameters(memory, settings);
      // Views that are made of the arrays here must have graphs, or gradients would not reach the arrays.
      this.objective = autograd.record(() -> build.apply(parameters));
      this.updates = new Updates(parameters, settings);
    } catch (RuntimeException | Error failure) {
      memory.close();
      autograd.close();
      throw failure;
    }
  }

  /** Adds a rule, applied after those before it. */
  public TrainingRun<B> with(GradientRule rule) {
    rules.add(rule);
    return this;
  }

  /** Adds a hook, called after those before it. */
  public TrainingRun<B> with(StepHook hook) {
    hooks.add(hook);
    return this;
  }

  /** How many steps were done. */
  public long step() {
    return step;
  }

  /** The arrays, by name, in the order in which they were made. The run owns them. */
  public Map<String, NDArray> parameters() {
    return parameters.values();
  }

  /**
   * Gives an array other numbers. DJL's own {@code set} of a buffer must not be used for this: it gives the array other
   * memory, and what the objective computes with may be a view of the old.
   *
   * @param name one of {@link #parameters()}
   * @param numbers of its shape; stays the caller's
   */
  public void set(String name, NDArray numbers) {
    NDArray array = parameters().get(name);
    if (array == null || !array.getShape().equals(numbers.getShape())) {
      throw new IllegalArgumentException(numbers.getShape() + " for '" + name + "', which has "
          + (array == null ? "no array" : array.getShape()));
    }
    inStep(context -> {
      InPlace.set(array, numbers);
      return null;
    });
  }

  /** Owns the arrays, and closes what is made with it at its own end. */
  public NDManager memory() {
    return memory;
  }

  /** The numbers of all steps. */
  public History history() {
    return recorder.history();
  }

  /**
   * Does one step.
   *
   * @throws HeadframeException if the loss or a gradient is not finite; nothing is changed then
   */
  public Step next() {
    Step done = inStep(context -> {
      B batch = batches.batch(context);
      Terms terms = autograd.record(() -> terms(batch, context));
      NDList gradients = gradients(terms.total(), context);
      double norm = updates.clip(gradients, context.scope());
      Loss loss = terms.read();
      if (!Double.isFinite(loss.total()) || !Double.isFinite(norm)) {
        throw new HeadframeException(TrainingError.NOT_FINITE, step, loss.total(), norm);
      }
      double rate = settings.learningRate().at(step);
      updates.apply(gradients, rate, step + 1, context.scope());
      return new Step(step, rate, loss, norm);
    });
    step++;
    recorder.add(done);
    for (StepHook hook : hooks) {
      inStep(context -> {
        hook.after(done, this);
        return null;
      });
    }
    return done;
  }

  /**
   * Steps until so many were done in all. The run reports progress and can be cancelled after each step.
   *
   * @param until steps in all; nothing happens if they were done
   * @param run the run that this is a part of
   * @param checkpoints where states are written: when they are due, at the end, and when the run is cancelled
   * @param doing what a person is shown beside the progress: a few words after each step
   * @throws RunCancelledException if the run is cancelled
   * @throws HeadframeException as {@link #next}, and if a checkpoint cannot be written
   */
  public void train(long until, Run run, Optional<CheckpointSeries> checkpoints, Function<Step, String> doing) {
    if (step == 0 && until > 0) {
      checkpoints.filter(series -> series.kept().test(0)).ifPresent(series -> series.write(this));
    }
    while (step < until) {
      try {
        run.checkCancelled();
      } catch (RunCancelledException cancelled) {
        checkpoints.filter(series -> step > 0).ifPresent(series -> series.write(this));
        throw cancelled;
      }
      Step done = next();
      checkpoints.filter(series -> series.isDue(step) || step == until).ifPresent(series -> series.write(this));
      run.progress((double) step / until, doing.apply(done));
    }
  }

  /**
   * The loss of a batch with the arrays as they are; changes nothing.
   *
   * @param batch any batch, of held-out data for example
   */
  public Loss evaluate(B batch) {
    return inStep(context -> terms(batch, context).read());
  }

  /**
   * Computes something with the arrays as they are, without graphs. Arrays that are made are closed at its end.
   *
   * @param computation runs once
   * @return what the computation returns
   */
  public <T> T inStep(Function<StepContext, T> computation) {
    return withoutGraphs(() -> {
      try (NDScope everything = new NDScope(); NDManager scope = memory.newSubManager()) {
        // DJL has no other use for the variable, and the compiler warns of one without any.
        everything.suppressNotUsedWarning();
        return computation.apply(new Context(settings.seed(), step, scope));
      }
    });
  }

  /**
   * Writes all that the next steps depend on: arrays, what the optimiser remembers, the numbers of the steps.
   *
   * @param file replaced if it is there; it is there whole or not at all
   */
  public void save(Path file) {
    StateFile.write(file, parameters, recorder, settings.seed(), step);
  }

  /**
   * Goes on from a file that a run with the same arrays and seed {@linkplain #save saved}.
   *
   * @throws HeadframeException if it has other arrays, another seed, or is damaged; nothing is changed then
   */
  public void restore(Path file) {
    step = withoutGraphs(() -> StateFile.read(file, parameters, recorder, settings.seed()));
  }

  private Terms terms(B batch, StepContext context) {
    List<LossTerm> terms = objective.terms(batch, context);
    NDArray total = null;
    for (LossTerm term : terms) {
      NDArray weighted = term.weight() == 1 ? term.value() : term.value().mul(factor(term, context));
      total = total == null ? weighted : total.add(weighted);
    }
    if (total == null) {
      throw new IllegalStateException("the objective has no terms");
    }
    return new Terms(terms, total);
  }

  /** Open until the step ends: the graph reads it, and DJL leaves it in Java's memory. */
  private static NDArray factor(LossTerm term, StepContext context) {
    return context.scope().create((float) term.weight());
  }

  private NDList gradients(NDArray total, StepContext context) {
    NDList gradients = autograd.gradients(total, updates.arrays(), Autograd.Graph.RELEASE, context.scope());
    List<String> names = updates.names();
    for (GradientRule rule : rules) {
      for (int i = 0; i < names.size(); i++) {
        gradients.set(i, rule.apply(names.get(i), gradients.get(i), context));
      }
    }
    return gradients;
  }

  private static <T> T withoutGraphs(Supplier<T> computation) {
    return TorchScript.withoutGraphs(computation);
  }

  private record Terms(List<LossTerm> terms, NDArray total) {

    Loss read() {
      Map<String, Double> values = new LinkedHashMap<>();
      terms.forEach(term -> values.put(term.name(), (double) term.value().getFloat()));
      return new Loss(total.getFloat(), values);
    }
  }

  /** Frees the arrays. A second call does nothing. */
  @Override
  public void close() {
    memory.close();
    autograd.close();
    updates.close();
  }
}
