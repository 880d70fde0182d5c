package ${package};

import io.headframe.core.error.ErrorKind;
import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.ParameterType;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** Lets a method have a list of words as a parameter: the words of a text file in UTF-8, between spaces. */
@Component
@Technique(id = "${package}.${Class}Words")
public final class ${Class}Parameter implements ParameterType<${Class}Words>, HealthCheck {

  /** Arguments: what was written, the reason. */
  static final ErrorKind UNREADABLE = ErrorKind.input(
      "${ERROR}-001",
      "'%s' cannot be read as a list of words (%s); name a text file in UTF-8.");

  @Override
  public String description() {
    return "a text file";
  }

  @Override
  public Opened<${Class}Words> open(String text, Run run) {
    byte[] content;
    try {
      content = Files.readAllBytes(Path.of(text));
    } catch (IOException | InvalidPathException unreadable) {
      throw new HeadframeException(unreadable, UNREADABLE, text, unreadable.getClass().getSimpleName());
    }
    List<String> words = Arrays.stream(new String(content, StandardCharsets.UTF_8).split("\\s+"))
        .filter(word -> !word.isEmpty()).toList();
    return new Opened<>(new ${Class}Words(words), digest(content));
  }

  @Override
  public void checkHealth(Run run) throws IOException {
    Path file = Files.writeString(run.artifact("words.txt"), "one two\n  three\n");
    List<String> found = open(file.toString(), run).value().words();
    if (!found.equals(List.of("one", "two", "three"))) {
      throw new IllegalStateException("the file has the words one, two and three, and found were " + found);
    }
  }

  private static String digest(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
