package io.headframe.runtime.launcher;

import org.apache.felix.framework.Logger;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.slf4j.LoggerFactory;

/** Sends what the framework has to say to the log; left to itself it prints on standard output. */
final class FrameworkLogger extends Logger {

  @Override
  @SuppressWarnings("rawtypes")
  protected void doLog(Bundle bundle, ServiceReference service, int level, String message, Throwable failure) {
    doLog(level, bundle == null ? message : bundle.getSymbolicName() + ": " + message, failure);
  }

  @Override
  protected void doLog(int level, String message, Throwable failure) {
    org.slf4j.Logger log = LoggerFactory.getLogger("org.apache.felix.framework");
    switch (level) {
      case LOG_ERROR -> log.error(message, failure);
      case LOG_WARNING -> log.warn(message, failure);
      case LOG_INFO -> log.info(message, failure);
      default -> log.debug(message, failure);
    }
  }
}
