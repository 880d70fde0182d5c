package io.headframe.draft.heads.layer;

import java.util.HashMap;
import java.util.Map;

/** Arrays that are used again at every call, at least as long as they are wanted. Used by one thread. */
public final class Scratch {

  private final Map<String, float[]> arrays = new HashMap<>();

  /** No arrays yet. */
  public Scratch() {}

  /**
   * An array with whatever was left in it.
   *
   * @param name of what stands in it
   * @param count how many numbers must have room
   */
  public float[] floats(String name, int count) {
    float[] array = arrays.get(name);
    if (array == null || array.length < count) {
      array = new float[count];
      arrays.put(name, array);
    }
    return array;
  }
}
