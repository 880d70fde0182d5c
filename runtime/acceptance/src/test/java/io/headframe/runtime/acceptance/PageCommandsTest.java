package io.headframe.runtime.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on the pages about errors can be typed: there are such commands, methods and options. */
@Tag("one-java")
class PageCommandsTest {

  /** One in a clone, {@code ./headframe}, is another. */
  private static final Pattern COMMAND = Pattern.compile("(?<![/.\\w])headframe (?!shell)([a-z][a-z-]*|-[-a-z]+)([^|&>\n]*)");
  private static final Pattern OPTION = Pattern.compile("(?<![^ ])--[a-z-]+");

  @TempDir
  Path home;

  @Test
  void commandsOfThePages_exist_withTheirOptions() throws Exception {
    Map<String, String> help = help();
    List<String> wrong = new ArrayList<>();
    int commands = 0;
    for (Map.Entry<String, String> page : ErrorIdsTest.pages().entrySet()) {
      Matcher command = COMMAND.matcher(code(page.getValue()));
      while (command.find()) {
        commands++;
        check(command.group(1), command.group(2), help).forEach(what -> wrong.add(page.getKey() + ": " + what));
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(commands > 100, "only " + commands + " commands were found");
  }

  /** What is wrong with a command and its arguments. */
  private static List<String> check(String command, String arguments, Map<String, String> help) {
    String first = arguments.strip().split(" ")[0];
    String asked = command.startsWith("-") ? "" : command.equals("run") || help.containsKey(command + " " + first)
        ? command + " " + first : command;
    if (asked.matches("run ([A-Z]+|…)")) {
      return List.of();
    }
    String known = help.get(asked);
    if (known == null) {
      return List.of("there is no '" + asked + "'");
    }
    return OPTION.matcher(command + arguments.replaceAll("\"[^\"]*\"", "TEXT")).results()
        .map(MatchResult::group).filter(option -> !known.matches("(?s).*" + option + "(?![a-z-]).*"))
        .map(option -> "'" + asked + "' has no " + option).toList();
  }

  /** The lines that are to be copied; those that go on on the next line are joined with it. */
  private static String code(String page) {
    return page.replace("\\\n", "").lines().filter(line -> line.startsWith("    "))
        .collect(Collectors.joining("\n"));
  }

  /** What {@code --help} prints, by command; of {@code run} by method. */
  private Map<String, String> help() throws Exception {
    Map<String, String> help = new TreeMap<>();
    String top = new Headframe(home).run("--help").out();
    List<String> lines = new ArrayList<>();
    Matcher command = Pattern.compile("(?m)^  ([a-z][a-z-]*)  +[A-Z]").matcher(top);
    while (command.find()) {
      lines.add(command.group(1));
    }
    JsonParser.parseString(new Headframe(home).run("methods", "--json").out()).getAsJsonArray()
        .forEach(method -> lines.add("run " + method.getAsJsonObject().get("id").getAsString()));
    lines.remove("shell");
    usages(lines).forEach((name, text) -> {
      help.put(name, text);
      Matcher nested = Pattern.compile("(?m)^  ([a-z][a-z-]*)  +[A-Z]").matcher(text);
      while (text.contains("\nCommands:\n") && nested.find()) {
        lines.add(name + " " + nested.group(1));
      }
    });
    help.putAll(usages(lines.stream().filter(line -> line.matches("[a-z-]+ [a-z-]+")).toList()));
    help.put("", top);
    return help;
  }

  /** What {@code --help} prints of each. */
  private Map<String, String> usages(List<String> commands) throws IOException, InterruptedException {
    Map<String, String> usages = new TreeMap<>();
    String printed = shell(commands.stream().map(line -> line + " --help").collect(Collectors.joining("\n")));
    for (String each : printed.split("(?m)^Usage: headframe ")) {
      String[] words = each.split("\\s+", 3);
      usages.put(words.length > 1 && words[1].matches("[a-z][a-z-]*") ? words[0] + " " + words[1] : words[0], each);
    }
    return usages;
  }

  /** Standard output of a shell that executes these lines. */
  private String shell(String lines) throws IOException, InterruptedException {
    Path script = Files.writeString(home.resolve("script"), lines + "\n");
    Path out = home.resolve("out");
    Process shell = new Headframe(home).process("shell").redirectInput(script.toFile()).redirectOutput(out.toFile())
        .redirectError(ProcessBuilder.Redirect.DISCARD).start();
    assertEquals(0, shell.waitFor());
    return Files.readString(out);
  }
}
