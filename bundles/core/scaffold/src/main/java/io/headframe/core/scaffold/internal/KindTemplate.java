package io.headframe.core.scaffold.internal;

import io.headframe.core.scaffold.internal.Versions.Dependency;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The template of a kind: the files of its layers, of which later ones win, and what its kind.properties says.
 *
 * @param name of the kind, and of its folder
 * @param properties of kind.properties
 * @param files where templates come from
 */
record KindTemplate(String name, Map<String, String> properties, TemplateFiles files) {

  private static final String COMMON = "common";
  private static final String ABOUT = "about.md";
  static final String PROPERTIES = "kind.properties";

  String description() {
    return properties.get("description");
  }

  /** What others know the technique by: qualified by its owner, unless the kind has ids of another form. */
  String id(ProjectName project) {
    return "name".equals(properties.get("id")) ? project.simple() : project.qualified();
  }

  /** The command that uses the plugin, with placeholders. */
  String use() {
    return properties.get("try");
  }

  /** What the README says first, with placeholders. */
  String about() {
    return files.read(name).get(ABOUT).strip();
  }

  /** The files of a project, with placeholders in paths and texts. */
  Map<String, String> sources() {
    Map<String, String> sources = new TreeMap<>(files.read(COMMON));
    words("layers").forEach(layer -> sources.putAll(files.read(layer)));
    sources.keySet().removeAll(List.of(PROPERTIES, ABOUT));
    return sources;
  }

  /** What the project is compiled and tested with. */
  List<Dependency> dependencies(Versions versions) {
    List<Dependency> all = new ArrayList<>();
    Stream.concat(Stream.of("io.headframe.core.method"), words("interfaces"))
        .forEach(artifact -> all.add(versions.ours(artifact, "provided")));
    Stream.concat(words("libraries"), Stream.of("slf4j", "components"))
        .forEach(library -> all.add(versions.library(library, "provided")));
    Stream.concat(Stream.of("io.headframe.core.tck", "io.headframe.core.testing"), words("tests"))
        .forEach(artifact -> all.add(versions.ours(artifact, "test")));
    Stream.concat(words("test.libraries"), Stream.of("junit", "slf4j-simple"))
        .forEach(library -> all.add(versions.library(library, "test")));
    return all;
  }

  /** The dependencies as they stand in a pom. */
  String dependenciesXml(Versions versions) {
    String fragment = files.read("fragments").get("dependency.xml");
    return dependencies(versions).stream()
        .map(dependency -> Placeholders.fill(fragment, dependency.values()).stripTrailing())
        .collect(Collectors.joining("\n"));
  }

  private Stream<String> words(String property) {
    return Stream.of(properties.getOrDefault(property, "").split("\\s+")).filter(word -> !word.isEmpty());
  }
}
