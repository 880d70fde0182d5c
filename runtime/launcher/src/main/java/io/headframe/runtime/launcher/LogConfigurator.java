package io.headframe.runtime.launcher;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.sift.MDCBasedDiscriminator;
import ch.qos.logback.classic.sift.SiftingAppender;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.helpers.NOPAppender;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.status.NopStatusListener;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;

/**
 * Where the log goes: one file for everything and one for each plugin, named by the MDC key {@code plugin}. Nothing
 * goes to standard output, which belongs to results. {@code HEADFRAME_LOG=debug} (or another level) shows the log on
 * standard error as well. Configured in code because reading a file takes a good part of the time to boot. An
 * application that embeds the runtime names its own file with {@code logback.configurationFile}, and then that holds.
 */
public final class LogConfigurator extends ContextAwareBase implements Configurator {

  static final String HOME = "headframe.home";
  private static final String PLUGIN = "plugin";
  private static final String NONE = "(none)";
  private static final String PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSS} %-5level [%thread] %logger{40}: %msg%n";
  private static final long FILE_BYTES = 5L << 20;
  private static final int OLD_FILES = 3;

  /** Made by Logback. */
  public LogConfigurator() {}

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    if (System.getProperty("logback.configurationFile") != null) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
    String home = System.getProperty(HOME);
    configure(context, home == null ? null : Path.of(home), System.getenv("HEADFRAME_LOG"));
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  /**
   * @param home where the folder of the logs is; null for no files
   * @param level what to show on standard error; null for nothing
   */
  static void configure(LoggerContext context, Path home, String level) {
    // Without a listener Logback prints its own trouble on standard output.
    context.getStatusManager().add(new NopStatusListener());
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.toLevel(level, Level.INFO));
    if (home != null) {
      Path logs = home.resolve("logs");
      root.addAppender(file(context, logs.resolve("headframe.log")));
      root.addAppender(plugins(context, logs));
    }
    if (level != null && !level.isEmpty()) {
      root.addAppender(standardError(context));
    } else {
      context.getLogger("ai.djl").setLevel(Level.WARN);
      // A machine without a GPU is no news.
      context.getLogger("ai.djl.util.cuda").setLevel(Level.ERROR);
    }
  }

  private static Appender<ILoggingEvent> plugins(LoggerContext context, Path logs) {
    MDCBasedDiscriminator plugin = new MDCBasedDiscriminator();
    plugin.setContext(context);
    plugin.setKey(PLUGIN);
    plugin.setDefaultValue(NONE);
    plugin.start();
    SiftingAppender sifter = new SiftingAppender();
    sifter.setContext(context);
    sifter.setName(PLUGIN);
    sifter.setDiscriminator(plugin);
    sifter.setAppenderFactory((factoryContext, name) -> name.equals(NONE) ? nothing(context)
        : file(context, logs.resolve("plugin-" + name.replaceAll("[^A-Za-z0-9._-]", "_") + ".log")));
    sifter.start();
    return sifter;
  }

  private static Appender<ILoggingEvent> nothing(LoggerContext context) {
    NOPAppender<ILoggingEvent> nothing = new NOPAppender<>();
    nothing.setContext(context);
    nothing.start();
    return nothing;
  }

  private static Appender<ILoggingEvent> file(LoggerContext context, Path path) {
    RollingFileAppender<ILoggingEvent> file = new RollingFileAppender<>();
    file.setContext(context);
    file.setName(path.getFileName().toString());
    file.setFile(path.toString());
    file.setEncoder(encoder(context));
    FixedWindowRollingPolicy names = new FixedWindowRollingPolicy();
    names.setContext(context);
    names.setParent(file);
    names.setFileNamePattern(path + ".%i");
    names.setMinIndex(1);
    names.setMaxIndex(OLD_FILES);
    names.start();
    SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
    size.setContext(context);
    size.setMaxFileSize(new FileSize(FILE_BYTES));
    size.start();
    file.setRollingPolicy(names);
    file.setTriggeringPolicy(size);
    file.start();
    return file;
  }

  private static Appender<ILoggingEvent> standardError(LoggerContext context) {
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(context);
    console.setName("standard error");
    console.setTarget("System.err");
    console.setEncoder(encoder(context));
    console.start();
    return console;
  }

  private static PatternLayoutEncoder encoder(LoggerContext context) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(PATTERN);
    encoder.start();
    return encoder;
  }
}
