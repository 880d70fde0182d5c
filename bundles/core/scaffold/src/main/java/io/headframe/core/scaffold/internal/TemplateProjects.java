package io.headframe.core.scaffold.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.scaffold.Projects;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Writes projects from the templates of this bundle. */
@Component
public final class TemplateProjects implements Projects {

  private final TemplateFiles files;
  private final Path distribution;
  private final Path natives;

  /** Writes projects that are built against the distribution that runs. */
  @Activate
  public TemplateProjects(BundleContext context) {
    this(new BundleTemplates(context.getBundle()), Path.of(context.getProperty("headframe.distribution")),
        Path.of(System.getProperty("PYTORCH_LIBRARY_PATH", "none")));
  }

  /**
   * @param files the templates
   * @param distribution its folder
   * @param natives the folder of its native libraries for this platform
   */
  TemplateProjects(TemplateFiles files, Path distribution, Path natives) {
    this.files = files;
    this.distribution = distribution;
    this.natives = natives;
  }

  @Override
  public List<Kind> kinds() {
    return templates().values().stream().map(template -> new Kind(template.name(), template.description())).toList();
  }

  @Override
  public Project write(Request request) {
    Map<String, KindTemplate> templates = templates();
    KindTemplate template = templates.get(request.kind());
    if (template == null) {
      throw new HeadframeException(ScaffoldError.UNKNOWN_KIND, request.kind(), String.join(", ", templates.keySet()));
    }
    ProjectName name = ProjectName.of(request.name(), request.group());
    Path repository = distribution.resolve("repository");
    if (!Files.isDirectory(repository)) {
      throw new HeadframeException(ScaffoldError.NO_REPOSITORY, repository);
    }
    Map<String, String> values = values(template, name, repository);
    Map<String, String> sources = new TreeMap<>();
    template.sources().forEach((path, text) ->
        sources.put(Placeholders.fillPath(path, paths(name)), Placeholders.fill(text, values)));
    refuseNamesTwice(request.name(), sources);
    Path folder = request.parent().toAbsolutePath().normalize().resolve(name.simple());
    write(folder, sources);
    return new Project(template.name(), template.id(name), folder, List.copyOf(sources.keySet()), List.of(
        "mvn verify",
        "headframe plugin install target/" + name.artifact() + "-1.0.0.jar",
        values.get("try")));
  }

  private Map<String, KindTemplate> templates() {
    Map<String, KindTemplate> templates = new TreeMap<>();
    files.read("").forEach((path, text) -> {
      if (path.endsWith("/" + KindTemplate.PROPERTIES)) {
        String name = path.substring(0, path.indexOf('/'));
        templates.put(name, new KindTemplate(name, properties(text), files));
      }
    });
    return templates;
  }

  private Map<String, String> values(KindTemplate template, ProjectName name, Path repository) {
    Map<String, String> values = new HashMap<>(properties(files.read("").get("versions.properties")));
    Versions versions = new Versions(Map.copyOf(values));
    values.put("id", template.id(name));
    values.put("name", name.simple());
    values.put("title", name.title());
    values.put("group", name.group());
    values.put("artifact", name.artifact());
    values.put("package", name.javaPackage());
    values.put("Class", name.className());
    values.put("ERROR", name.errors());
    values.put("family", name.family());
    values.put("repository", xml(repository.toAbsolutePath().toString()));
    values.put("platform", natives.getFileName().toString());
    values.put("dependencies", template.dependenciesXml(versions));
    values.put("try", Placeholders.fill(template.use(), values));
    String about = Placeholders.fill(template.about(), values);
    values.put("about", about);
    // The beginning of the first sentence: a method for Headframe.
    values.put("description", about.split("[:.,]", 2)[0]);
    return values;
  }

  private static Map<String, String> paths(ProjectName name) {
    return Map.of("dot", ".", "Class", name.className(), "package", name.javaPackage().replace('.', '/'));
  }

  /** A class of the project must not have the name of a class that the project imports. */
  private static void refuseNamesTwice(String name, Map<String, String> sources) {
    for (String path : sources.keySet()) {
      String type = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.java$", "");
      if (sources.values().stream().flatMap(String::lines)
          .anyMatch(line -> line.startsWith("import ") && line.endsWith("." + type + ";"))) {
        throw new HeadframeException(
            ScaffoldError.BAD_NAME, name, "its class would be called " + type + ", as one of the interfaces is");
      }
    }
  }

  private static void write(Path folder, Map<String, String> sources) {
    try {
      Files.createDirectories(folder.getParent());
      create(folder);
      for (Map.Entry<String, String> source : sources.entrySet()) {
        Path file = folder.resolve(source.getKey());
        Files.createDirectories(file.getParent());
        Files.writeString(file, source.getValue());
      }
    } catch (IOException unwritable) {
      throw new HeadframeException(unwritable, ScaffoldError.NOT_WRITTEN, folder, unwritable);
    }
  }

  private static void create(Path folder) throws IOException {
    try {
      Files.createDirectory(folder);
    } catch (FileAlreadyExistsException exists) {
      throw new HeadframeException(exists, ScaffoldError.FOLDER_EXISTS, folder);
    }
  }

  private static Map<String, String> properties(String text) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    Map<String, String> values = new HashMap<>();
    properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
    return values;
  }

  private static String xml(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
