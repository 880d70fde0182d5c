package io.headframe.core.host.internal.plugin.folder;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells changes to whoever listens, and to the log. */
public final class Announcements {

  private static final Logger LOG = LoggerFactory.getLogger(Announcements.class);

  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

  public AutoCloseable listen(Consumer<String> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  public void tell(String sentence) {
    LOG.info("{}", sentence);
    for (Consumer<String> listener : listeners) {
      try {
        listener.accept(sentence);
      } catch (RuntimeException notOurs) {
        LOG.warn("A listener of plugins failed", notOurs);
      }
    }
  }
}
