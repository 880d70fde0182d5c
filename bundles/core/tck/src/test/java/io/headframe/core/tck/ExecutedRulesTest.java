package io.headframe.core.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.headframe.core.tck.internal.Greeter;
import io.headframe.core.tck.internal.GreeterConformance;
import io.headframe.core.tck.samples.Greeters;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

class ExecutedRulesTest {

  /** Set while this test runs: the classes below are tests themselves. */
  private static final String SAMPLES = "headframe.conformance.samples";

  private static final int OF_EVERY_TECHNIQUE = 6;

  @TempDir
  Path folder;

  private String before;

  @BeforeEach
  void countHere() {
    System.setProperty(SAMPLES, "true");
    before = System.setProperty(ExecutedRules.FOLDER, folder.toString());
  }

  @AfterEach
  void countThere() {
    System.clearProperty(SAMPLES);
    if (before != null) {
      System.setProperty(ExecutedRules.FOLDER, before);
    } else {
      System.clearProperty(ExecutedRules.FOLDER);
    }
  }

  @Test
  void testsOfTheKit_areCounted_withItsParts_andNotThoseOfTheTechnique() throws Exception {
    assertEquals("", failures(Good.class));
    assertEquals("greeter good " + (OF_EVERY_TECHNIQUE + 2) + "\n",
        Files.readString(folder.resolve("greeter_good.txt")));
  }

  @Test
  void rulesThatAreBroken_areCounted_andThoseThatWereSkippedAreNot() throws Exception {
    assertTrue(failures(Unwell.class).contains("the greeting is missing"));
    // What is not well is not loaded anew.
    assertEquals("greeter unwell " + OF_EVERY_TECHNIQUE + "\n", Files.readString(folder.resolve("greeter_unwell.txt")));
  }

  @Test
  void classWithoutAnExecutedRule_isRed() {
    String failures = failures(Nothing.class);
    assertTrue(failures.contains("no rule was executed in " + Nothing.class.getName()), failures);
  }

  private static String failures(Class<?> test) {
    Launcher launcher = LauncherFactory.create();
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    launcher.execute(LauncherDiscoveryRequestBuilder.request().selectors(selectClass(test)).build(), summary);
    StringWriter failures = new StringWriter();
    summary.getSummary().printFailuresTo(new PrintWriter(failures, true));
    return failures.toString();
  }

  /** A part of a kit. */
  abstract static class Part {

    @Test
    void part_isTested() {}
  }

  @EnabledIfSystemProperty(named = SAMPLES, matches = "true")
  static class Good extends GreeterConformance {

    @Override
    protected Greeter technique() {
      return new Greeters.Good();
    }

    @Test
    void test_ofTheTechniqueAlone() {}

    @Nested
    class Parts extends Part {}
  }

  @EnabledIfSystemProperty(named = SAMPLES, matches = "true")
  static class Unwell extends GreeterConformance {

    @Override
    protected Greeter technique() {
      return new Greeters.Unwell();
    }
  }

  /** Its technique cannot be made. */
  @EnabledIfSystemProperty(named = SAMPLES, matches = "true")
  static class Nothing extends TechniqueConformance<Greeter> {

    @Override
    protected Class<?> extensionPoint() {
      return Greeter.class;
    }

    @Override
    protected Greeter technique() {
      throw new IllegalStateException("cannot be made");
    }
  }
}
