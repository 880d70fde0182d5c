package io.headframe.analysis.headsets.internal;

import io.headframe.analysis.api.Head;
import io.headframe.analysis.api.HeadSet;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.ParameterType;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/**
 * Lets a method have a set of heads as a parameter: a list such as {@code 5.1,5.5,6.9}, or the result of another run,
 * named by its file or by the folder of the run. A file wins over a list. Where a result has several head sets, the
 * one that is meant stands after {@code #}. The digest is that of the heads and their scores, in order: wherever they
 * come from, equal heads have an equal digest.
 */
@Component
@Technique(id = "io.headframe.analysis.api.HeadSet")
public final class HeadSetParameter implements ParameterType<HeadSet>, HealthCheck {

  private static final String LISTED = "listed heads";
  private static final String RECORD = "run.json";

  @Override
  public String description() {
    return "heads such as 5.1,5.5, or a file or folder with a run's result, FILE#NAME if it has several head sets";
  }

  @Override
  public Opened<HeadSet> open(String text, Run run) {
    HeadSet heads = read(text.strip());
    return new Opened<>(heads, digest(heads));
  }

  @Override
  public void checkHealth(Run run) {
    List<Head> found = open("5.1, 10.0", run).value().heads();
    if (!found.equals(List.of(new Head(5, 1), new Head(10, 0)))) {
      throw new IllegalStateException("the text '5.1, 10.0' means these heads, and found were " + found);
    }
  }

  private static HeadSet read(String text) {
    Path file = file(text);
    if (file != null) {
      return new ResultFile(file).only();
    }
    int mark = text.lastIndexOf('#');
    Path named = mark > 0 ? file(text.substring(0, mark)) : null;
    if (named != null) {
      return new ResultFile(named).named(text.substring(mark + 1));
    }
    if (!text.matches("[\\d.,\\s]*")) {
      throw new HeadframeException(HeadSetsError.NOT_FOUND, text,
          mark > 0 ? text.substring(0, mark) : text);
    }
    return list(text);
  }

  /** The file that is meant, of a run's folder its record; null if there is none. */
  private static Path file(String text) {
    try {
      Path path = text.isEmpty() ? null : Path.of(text).toAbsolutePath();
      Path file = path != null && Files.isDirectory(path) ? path.resolve(RECORD) : path;
      return file != null && Files.isRegularFile(file) ? file : null;
    } catch (InvalidPathException noPath) {
      return null;
    }
  }

  private static HeadSet list(String text) {
    List<HeadSet.Member> members = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      Head head;
      try {
        head = Head.parse(part.strip());
      } catch (IllegalArgumentException malformed) {
        throw new HeadframeException(malformed, HeadSetsError.BAD_LIST, text, "'" + part.strip() + "' is no head");
      }
      if (members.stream().anyMatch(member -> member.head().equals(head))) {
        throw new HeadframeException(HeadSetsError.BAD_LIST, text, head + " stands there twice");
      }
      members.add(new HeadSet.Member(head, Double.NaN));
    }
    return new HeadSet(LISTED, members);
  }

  private static String digest(HeadSet heads) {
    StringBuilder content = new StringBuilder();
    heads.members().forEach(member ->
        content.append(member.head()).append(' ').append(member.score()).append('\n'));
    try {
      byte[] bytes = content.toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
