package io.headframe.core.tck.internal;

import io.headframe.core.method.Method;
import io.headframe.core.method.MethodInfo;
import io.headframe.core.tck.internal.technique.ComponentDescription;
import java.util.HashMap;
import java.util.Map;

/**
 * What a method says about itself, read from the component description that the build made of {@link MethodInfo}: the
 * place that a running host reads it from.
 *
 * @param id what people type
 * @param title a few words
 * @param summary one sentence
 * @param family the family
 * @param paper the title of the paper, or empty
 * @param year its year, or 0
 * @param arxiv its arXiv id, or empty
 */
public record MethodDeclaration(
    String id, String title, String summary, String family, String paper, int year, String arxiv) {

  /**
   * Reads the description of a component.
   *
   * @param type the class of the method
   * @throws AssertionError if it is no component that provides {@link Method} and carries {@link MethodInfo}
   */
  public static MethodDeclaration read(Class<?> type) {
    return of(ComponentDescription.read(type, Method.class).properties());
  }

  private static MethodDeclaration of(Map<String, String> properties) {
    Map<String, String> own = new HashMap<>();
    properties.forEach((name, value) -> own.put(name.replace(MethodInfo.PREFIX_, ""), value));
    return new MethodDeclaration(own.get("id"), own.getOrDefault("title", ""), own.getOrDefault("summary", ""),
        own.getOrDefault("family", ""), own.getOrDefault("paper", ""),
        Integer.parseInt(own.getOrDefault("year", "0")), own.getOrDefault("arxiv", ""));
  }
}
