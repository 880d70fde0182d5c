package io.headframe.core.console.internal.project;

import io.headframe.core.scaffold.Projects;
import io.headframe.core.scaffold.Projects.Kind;
import io.headframe.core.scaffold.Projects.Project;
import io.headframe.core.scaffold.Projects.Request;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Asks the templates' bundle, and says what it answers. Services and values of its types come and go as objects. */
final class ProjectText {

  private ProjectText() {}

  /** The names of the kinds; none where there is no service. */
  static List<String> kinds(Object projects) {
    return projects == null ? List.of() : ((Projects) projects).kinds().stream().map(Kind::name).toList();
  }

  /** What stands at the end of the help. */
  static String[] help(Object projects) {
    List<String> lines = new ArrayList<>();
    if (projects != null) {
      lines.add("Kinds:");
      List<Kind> kinds = ((Projects) projects).kinds();
      int width = kinds.stream().mapToInt(kind -> kind.name().length()).max().orElse(0);
      kinds.forEach(kind -> lines.add("  " + kind.name() + " ".repeat(width + 2 - kind.name().length())
          + kind.description().replace("%", "%%")));
      lines.add("");
    }
    lines.add("The project builds by itself with 'mvn verify', which also runs the tests that every plugin must pass.");
    lines.add("JSON: {kind, id, folder, files, next}.");
    return lines.toArray(String[]::new);
  }

  /** Writes a project and gives what was written. */
  static Object write(Object projects, String kind, String name, String group, Path parent) {
    return ((Projects) projects).write(new Request(kind, name, group, parent));
  }

  /** What was written, and what to do next. */
  static String of(Object written) {
    Project project = (Project) written;
    StringBuilder text = new StringBuilder(
        "new " + project.kind() + " " + project.id() + " in " + project.folder() + "\n");
    project.files().forEach(file -> text.append("  ").append(file).append('\n'));
    String folder = project.folder().toString();
    text.append("\nBuild it, install it, use it:\n  cd ").append(folder.contains(" ") ? "'" + folder + "'" : folder)
        .append('\n');
    project.next().forEach(command -> text.append("  ").append(command).append('\n'));
    return text.toString();
  }
}
