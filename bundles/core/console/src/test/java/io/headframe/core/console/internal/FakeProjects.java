package io.headframe.core.console.internal;

import io.headframe.core.scaffold.Projects;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes nothing, and remembers what was asked. */
final class FakeProjects implements Projects {

  final List<Request> requests = new ArrayList<>();

  @Override
  public List<Kind> kinds() {
    return List.of(new Kind("lens", "a lens of 100 %"), new Kind("method", "a method"));
  }

  @Override
  public Project write(Request request) {
    requests.add(request);
    return new Project("lens", "example.org/eye", Path.of("/here/eye"), List.of("pom.xml"), List.of("mvn verify"));
  }
}
