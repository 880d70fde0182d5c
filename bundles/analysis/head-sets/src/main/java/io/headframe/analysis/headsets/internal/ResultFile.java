package io.headframe.analysis.headsets.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.headframe.analysis.api.Head;
import io.headframe.analysis.api.HeadSet;
import io.headframe.core.error.HeadframeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The head sets in a file of JSON: the record of a run, its result alone, or one head set. A head set is an object
 * with a text {@code name} and an array {@code members} of objects that have a {@code head}. Its name here is that of
 * the result: {@code inductionHeads}, {@code circuits.0.heads}.
 */
final class ResultFile {

  private static final String WHOLE = "(the file)";

  private final Path file;
  private final JsonElement root;
  private final Map<String, JsonObject> sets = new LinkedHashMap<>();

  /**
   * Reads the file.
   *
   * @throws HeadframeException if it is no JSON or has no head set
   */
  ResultFile(Path file) {
    this.file = file;
    try {
      this.root = JsonParser.parseString(Files.readString(file));
    } catch (IOException | JsonParseException unreadable) {
      throw new HeadframeException(unreadable, HeadSetsError.UNREADABLE, file,
          unreadable instanceof IOException ? unreadable : "its text is none");
    }
    boolean record = root instanceof JsonObject object && object.has("result") && object.has("method");
    find("", record ? root.getAsJsonObject().get("result") : root);
    if (sets.isEmpty()) {
      throw new HeadframeException(HeadSetsError.NO_HEAD_SET, file, record ? ofRecord() : "other JSON");
    }
  }

  /** The one set that there is. */
  HeadSet only() {
    if (sets.size() > 1) {
      throw new HeadframeException(HeadSetsError.SEVERAL, file, names(), file);
    }
    return read(sets.keySet().iterator().next());
  }

  /** The set of a name. */
  HeadSet named(String name) {
    if (!sets.containsKey(name)) {
      throw new HeadframeException(HeadSetsError.UNKNOWN_NAME, file, name, names());
    }
    return read(name);
  }

  private String names() {
    return String.join(", ", sets.keySet());
  }

  private String ofRecord() {
    JsonObject record = root.getAsJsonObject();
    JsonElement result = record.get("result");
    return result instanceof JsonObject values
        ? "results of " + text(record.get("method")) + ": " + String.join(", ", values.keySet())
        : "the record of a run of " + text(record.get("method")) + " without a result";
  }

  private void find(String path, JsonElement element) {
    if (element instanceof JsonObject object) {
      if (isHeadSet(object)) {
        sets.put(path.isEmpty() ? WHOLE : path, object);
      } else {
        object.entrySet().forEach(entry -> find(below(path, entry.getKey()), entry.getValue()));
      }
    } else if (element instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        find(below(path, Integer.toString(i)), array.get(i));
      }
    }
  }

  private static String below(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private static boolean isHeadSet(JsonObject object) {
    return object.get("name") instanceof JsonPrimitive && object.get("members") instanceof JsonArray members
        && (members.isEmpty() || members.get(0) instanceof JsonObject first && first.has("head"));
  }

  private HeadSet read(String name) {
    JsonObject set = sets.get(name);
    Map<Head, HeadSet.Member> members = new TreeMap<>();
    List<HeadSet.Member> inOrder = new ArrayList<>();
    for (JsonElement element : set.getAsJsonArray("members")) {
      HeadSet.Member member = member(name, element);
      if (members.put(member.head(), member) != null) {
        throw new HeadframeException(HeadSetsError.BAD_MEMBER, name, file, member.head() + " stands there twice");
      }
      inOrder.add(member);
    }
    if (inOrder.isEmpty()) {
      throw new HeadframeException(HeadSetsError.EMPTY, name, file);
    }
    return new HeadSet(set.get("name").getAsString(), inOrder);
  }

  private HeadSet.Member member(String name, JsonElement element) {
    try {
      JsonObject head = element.getAsJsonObject().getAsJsonObject("head");
      JsonElement score = element.getAsJsonObject().get("score");
      // The numbers that JSON does not have are texts.
      double number = score == null || score.isJsonNull() ? Double.NaN : Double.parseDouble(score.getAsString());
      String written = head.get("layer").getAsString() + "." + head.get("head").getAsString();
      return new HeadSet.Member(Head.parse(written), number);
    } catch (RuntimeException malformed) {
      throw new HeadframeException(malformed, HeadSetsError.BAD_MEMBER, name, file, element + " is no member");
    }
  }

  private static String text(JsonElement element) {
    return element instanceof JsonPrimitive ? element.getAsString() : "no method";
  }
}
