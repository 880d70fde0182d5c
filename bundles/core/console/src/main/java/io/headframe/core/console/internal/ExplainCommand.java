package io.headframe.core.console.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.view.Table;
import java.net.URL;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "explain", description = "Say more about an error: what happened, why, and what to do.",
    footer = "JSON: {id, page} with the page in Markdown; for several errors a list of {id, title}.")
final class ExplainCommand extends ConsoleCommand {

  private static final int FAR = 3;
  private static final int SHOWN = 3;

  @Parameters(paramLabel = "ID", arity = "0..1", defaultValue = "",
      description = "What stands in brackets after a message, such as HF-HOST-022. The beginning of ids, such as "
      + "HF-HOST, lists the errors that have it; without an id all are listed.")
  private String id;

  ExplainCommand(Invocation invocation) {
    super(invocation);
  }

  /** An error in a list. */
  private record Line(String id, String title) {}

  /** An error and its page. */
  private record Page(String id, String page) {}

  @Override
  public Integer call() {
    SortedMap<String, URL> pages = services.errors().all();
    String asked = id.strip().replaceAll("^[\\[(]|[])]$", "").toUpperCase(Locale.ROOT);
    if (pages.containsKey(asked)) {
      show(asked, ErrorPages.read(pages.get(asked)));
      return ExitCode.SUCCESS;
    }
    List<String> found = pages.keySet().stream().filter(known -> known.startsWith(asked)).toList();
    if (found.isEmpty()) {
      throw new HeadframeException(ConsoleError.UNKNOWN_ERROR, id, nearest(asked, pages));
    }
    list(found.stream().map(known -> new Line(known, title(ErrorPages.read(pages.get(known))))).toList());
    return ExitCode.SUCCESS;
  }

  private void show(String known, String page) {
    if (json) {
      printJson(new Page(known, page));
    } else {
      print(PageText.render(page, screen.colour(), screen.width().getAsInt()));
    }
  }

  private void list(List<Line> found) {
    if (json) {
      printJson(found);
    } else {
      print(screen.report().render(new Table("Errors", List.of("id", "what"),
          found.stream().map(line -> List.of(line.id(), line.title())).toList())));
    }
  }

  /** What follows the id in the first line. */
  private static String title(String page) {
    return page.lines().findFirst().orElse("").replaceFirst("^# *\\S+: *", "");
  }

  private static String nearest(String asked, SortedMap<String, URL> pages) {
    LevenshteinDistance distance = new LevenshteinDistance(FAR);
    String near = pages.keySet().stream()
        .filter(known -> distance.apply(asked, known) >= 0)
        .sorted(Comparator.comparing(known -> distance.apply(asked, known)))
        .limit(SHOWN)
        .collect(Collectors.joining(", "));
    return near.isEmpty() ? "" : " The nearest are " + near + ".";
  }
}
