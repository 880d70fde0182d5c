package io.headframe.core.testing;

import io.headframe.core.error.ErrorKind;
import io.headframe.core.error.HeadframeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Renders every message of a bundle's error catalogue: the static constants of type {@link ErrorKind} of a class. */
public final class ErrorCatalogue {

  private ErrorCatalogue() {}

  /**
   * Checks that every message shows each of its arguments and ends as a sentence, that ids are unique, that every id
   * has its page ({@link ErrorPage}) and that the bundle has no page of an id that none of its classes names.
   *
   * @param catalogue a class that was loaded from a folder, as it is in the tests of its bundle
   * @return how many messages there are
   * @throws AssertionError if a rule is broken, naming the id, or if there is no message
   */
  public static int check(Class<?> catalogue) {
    Path classes = folder(catalogue);
    Set<String> ids = new HashSet<>();
    for (Field field : catalogue.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == ErrorKind.class) {
        ErrorKind kind = constant(field);
        if (!ids.add(kind.id())) {
          throw new AssertionError("two kinds have the id " + kind.id());
        }
        check(kind);
        ErrorPage.check(kind.id(), page(classes, kind.id()));
      }
    }
    if (ids.isEmpty()) {
      throw new AssertionError(catalogue.getName() + " has no constants of type ErrorKind");
    }
    refusePagesOfNoKind(classes);
    return ids.size();
  }

  private static void check(ErrorKind kind) {
    int arguments = kind.template().split("%s", -1).length - 1;
    Object[] samples = IntStream.range(0, arguments).mapToObj(i -> "<argument " + i + ">").toArray();
    String message = new HeadframeException(kind, samples).getMessage();
    for (Object sample : samples) {
      if (!message.contains(sample.toString())) {
        throw new AssertionError(kind.id() + " does not show " + sample + ": " + message);
      }
    }
    boolean endsWithArgument = arguments > 0 && message.endsWith(samples[arguments - 1].toString());
    if (!message.endsWith(".") && !endsWithArgument || !kind.id().matches("HF-[A-Z0-9]+-\\d{3}")) {
      throw new AssertionError(kind.id() + " is no sentence with an id: " + message);
    }
  }

  private static String page(Path classes, String id) {
    try {
      Path page = classes.resolve(ErrorPage.FOLDER).resolve(id + ".md");
      if (!Files.exists(page)) {
        throw new AssertionError(id + " has no page; write src/main/resources/" + ErrorPage.FOLDER + "/" + id + ".md");
      }
      return Files.readString(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A bundle can have several catalogues, so the ids are looked for as text in all of its classes. */
  private static void refusePagesOfNoKind(Path classes) {
    try (Stream<Path> pages = Files.list(classes.resolve(ErrorPage.FOLDER)); Stream<Path> all = Files.walk(classes)) {
      List<String> texts = all.filter(file -> file.toString().endsWith(".class")).map(ErrorCatalogue::text).toList();
      pages.map(page -> page.getFileName().toString().replaceFirst("\\.md$", "")).forEach(id -> {
        if (texts.stream().noneMatch(text -> text.contains(id))) {
          throw new AssertionError("the page " + ErrorPage.FOLDER + "/" + id + ".md belongs to no kind");
        }
      });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder(Class<?> catalogue) {
    try {
      return Path.of(catalogue.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ErrorKind constant(Field field) {
    try {
      field.setAccessible(true);
      return (ErrorKind) field.get(null);
    } catch (IllegalAccessException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
