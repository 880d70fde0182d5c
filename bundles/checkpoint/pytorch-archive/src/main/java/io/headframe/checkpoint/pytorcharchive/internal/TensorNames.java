package io.headframe.checkpoint.pytorcharchive.internal;

import io.headframe.checkpoint.pytorcharchive.internal.PickleMachine.Tuple;
import io.headframe.core.error.HeadframeException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the tensors in what a pickle holds. */
public final class TensorNames {

  /** Deeper, or with more in it, is nothing that anybody saves: references to one list many times over can be. */
  private static final int DEEPEST = 32;
  private static final int MOST = 1_000_000;

  private final Path file;
  private final Map<String, TensorReference> found = new LinkedHashMap<>();
  private int visited;

  private TensorNames(Path file) {
    this.file = file;
  }

  /** By name. */
  public static Map<String, TensorReference> of(Path file, Object root) {
    TensorNames names = new TensorNames(file);
    names.visit("", root, 0);
    return names.found;
  }

  private void visit(String name, Object value, int depth) {
    if (depth > DEEPEST || ++visited > MOST) {
      throw new HeadframeException(PthError.PICKLE, file, 0, "dictionaries and lists in it go "
          + (depth > DEEPEST ? "deeper than " + DEEPEST : "beyond " + MOST + " values"));
    }
    if (value instanceof TensorReference tensor) {
      if (found.put(name, tensor) != null) {
        throw new HeadframeException(PthError.PICKLE, file, 0, "two tensors are called " + name);
      }
    } else if (value instanceof Map<?, ?> map) {
      map.forEach((key, each) -> visit(joined(name, key), each, depth + 1));
    } else if (value instanceof Tuple tuple) {
      visitAll(name, tuple.items(), depth);
    } else if (value instanceof List<?> list) {
      visitAll(name, list, depth);
    }
  }

  private void visitAll(String name, List<?> list, int depth) {
    for (int i = 0; i < list.size(); i++) {
      visit(joined(name, i), list.get(i), depth + 1);
    }
  }

  private static String joined(String name, Object key) {
    return name.isEmpty() ? key.toString() : name + "." + key;
  }
}
