package io.headframe.core.host.internal.plugin;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.host.internal.plugin.apply.Deployment;
import io.headframe.core.host.internal.plugin.apply.Deployment.Prepared;
import io.headframe.core.host.internal.plugin.apply.Switch;
import io.headframe.core.host.internal.plugin.plan.Plans;
import io.headframe.core.host.internal.plugin.profile.ChangeLock;
import io.headframe.core.host.internal.plugin.profile.JarStore;
import io.headframe.core.host.internal.plugin.profile.Refusals;
import io.headframe.core.host.internal.plugin.profile.SetStore;
import io.headframe.core.host.plugin.PluginPlan;
import io.headframe.core.host.plugin.PluginSet;
import io.headframe.core.host.plugin.PluginSet.Entry;
import io.headframe.core.host.plugin.PluginSets.Applied;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Applies plans: one at a time in this process, and one process at a time in a home. What is written down comes after
 * what could fail, and before what cannot be undone.
 */
public final class Changes {

  private final SetStore sets;
  private final JarStore jars;
  private final Refusals refusals;
  private final Plans plans;
  private final Switch switching;
  private final Deployment deployment;
  private final Phases phases;
  private final ReentrantLock changing = new ReentrantLock();
  /** The set that runs here; another process may have made a newer one. */
  private volatile int running;

  Changes(SetStore sets, JarStore jars, Refusals refusals, Plans plans, Deployment deployment, Phases phases) {
    this.sets = sets;
    this.jars = jars;
    this.refusals = refusals;
    this.plans = plans;
    this.deployment = deployment;
    this.switching = new Switch(deployment, jars);
    this.phases = phases;
  }

  /**
   * Applies a plan.
   *
   * @param progress hears what is done now
   */
  Applied apply(PluginPlan plan, Consumer<String> progress) {
    return refusing(plan.change().command(), () -> {
      phases.reached("locked");
      PluginSet current = sets.readable();
      if (current.number() != plan.base()) {
        throw new HeadframeException(PluginError.OUT_OF_DATE, plan.base(), current.number());
      }
      if (plan.plugins().equals(current.plugins()) && plan.folder().equals(current.folder())
          && sets.isReadable(current.number())) {
        return new Applied(current, List.of());
      }
      for (Entry entry : plan.plugins()) {
        if (!jars.has(entry.sha256())) {
          jars.require(entry, progress);
          phases.reached("fetched " + entry);
        }
      }
      PluginSet next = new PluginSet(0, now(), plan.change().command(), plan.plugins(), plan.folder(),
          !plan.restart().isEmpty(), "");
      if (next.untried()) {
        PluginSet waiting = sets.commit(next);
        running = waiting.number();
        return new Applied(waiting, List.of());
      }
      progress.accept("starting " + plan.steps().size() + " changed plugins beside those in use");
      Prepared prepared = switching.prepare(plan.plugins(), plan.wires(), true);
      PluginSet committed;
      try {
        committed = sets.commit(next);
      } catch (RuntimeException | Error notWritten) {
        deployment.undo(prepared);
        throw notWritten;
      }
      List<String> done = switching.finish(prepared, plan.plugins());
      running = committed.number();
      return new Applied(committed, done);
    });
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  private Applied refusing(String command, Supplier<Applied> change) {
    changing.lock();
    try {
      return locked(change);
    } catch (HeadframeException refused) {
      refuse(command, refused);
      throw refused;
    } finally {
      changing.unlock();
    }
  }

  private <T> T locked(Supplier<T> change) {
    ChangeLock lock = ChangeLock.take(sets.folder());
    try {
      return change.get();
    } finally {
      lock.close();
    }
  }

  private void refuse(String command, HeadframeException refused) {
    refusals.add(new Refusals.Refusal(now(), running, command, refused.getMessage() + " [" + refused.id() + "]"));
  }

  /** Plans again where another change came between. */
  Applied apply(Supplier<PluginPlan> planning, Consumer<String> progress) {
    while (true) {
      PluginPlan plan = planning.get();
      try {
        return apply(plan, progress);
      } catch (HeadframeException refused) {
        if (!refused.id().equals(PluginError.OUT_OF_DATE.id())) {
          throw refused;
        }
      }
    }
  }

  /**
   * Brings up the current set when the host starts. A set that was never tried and does not come up is left for the
   * one before it; of a set that came up before, what does not come up now is left out.
   *
   * @param problems gets the bundle and the sentence for each that does not come up
   * @param tell hears what happened
   */
  void start(BiConsumer<Entry, String> problems, Consumer<String> tell) {
    changing.lock();
    try {
      PluginSet set = sets.current();
      running = set.number();
      if (set.untried()) {
        PluginSet untried = set;
        set = locked(() -> tryOut(untried, tell));
      }
      if (!deployment.live().isEmpty() || set.plugins().isEmpty()) {
        return;
      }
      try {
        switching.finish(switching.prepare(set.plugins(), null, false), set.plugins());
      } catch (HeadframeException together) {
        startOneByOne(set, problems);
      }
    } catch (HeadframeException damaged) {
      // Without its plugins the platform is of use all the same, and by it the home can be mended.
      running = sets.readable().number();
      tell.accept("No plugin is in use: " + sentence(damaged));
    } finally {
      changing.unlock();
    }
  }

  private PluginSet tryOut(PluginSet set, Consumer<String> tell) {
    try {
      switching.finish(switching.prepare(set.plugins(), null, true), set.plugins());
      sets.tried(set);
      return set;
    } catch (HeadframeException red) {
      int before = sets.numbers().stream()
          .filter(number -> number < set.number() && sets.isReadable(number) && !sets.read(number).untried())
          .findFirst().orElse(0);
      PluginSet earlier = sets.read(before);
      String reason = red.getMessage() + " [" + red.id() + "]";
      refuse(set.command(), red);
      PluginSet back = sets.commit(new PluginSet(0, now(), "automatic return to set " + before, earlier.plugins(),
          set.folder(), false, reason));
      running = back.number();
      tell.accept("Set " + set.number() + " (" + set.command() + ") did not come up, and set " + before
          + " is in use again: " + reason);
      return back;
    }
  }

  private void startOneByOne(PluginSet set, BiConsumer<Entry, String> problems) {
    List<Entry> open = Switch.neededFirst(set.plugins());
    Map<Entry, HeadframeException> failed = new LinkedHashMap<>();
    // One that came up may be what another failed for.
    do {
      failed.clear();
      for (Entry entry : open) {
        try {
          deployment.takeOver(switching.prepareMore(entry), List.of());
        } catch (HeadframeException refused) {
          failed.put(entry, refused);
        }
      }
      if (failed.size() == open.size()) {
        break;
      }
      open = List.copyOf(failed.keySet());
    } while (!open.isEmpty());
    failed.forEach((entry, refused) -> problems.accept(entry, sentence(explained(entry, refused))));
  }

  private HeadframeException explained(Entry entry, HeadframeException refused) {
    try {
      plans.explain(entry);
      return refused;
    } catch (HeadframeException better) {
      return better;
    }
  }

  static String sentence(HeadframeException error) {
    return error.getMessage() + " (" + error.id() + ")";
  }

  /** Follows what another process did, where that is possible without a restart. */
  void follow(Consumer<String> tell) {
    changing.lock();
    try {
      if (sets.number() == running) {
        return;
      }
      PluginSet set = sets.current();
      running = set.number();
      if (set.untried()) {
        tell.accept("Another process changed the plugins (" + set.command() + "); it takes effect with a restart.");
        return;
      }
      switching.finish(switching.prepare(set.plugins(), null, true), set.plugins()).forEach(tell);
    } catch (HeadframeException refused) {
      tell.accept("Another process changed the plugins, which cannot be followed here: " + sentence(refused));
    } finally {
      changing.unlock();
    }
  }
}
