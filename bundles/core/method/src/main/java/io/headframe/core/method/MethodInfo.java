package io.headframe.core.method;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Attribute;
import org.osgi.annotation.bundle.Capability;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * What a method says about itself. The build writes it into the service properties, so that methods are listed
 * without loading a class of theirs, and into the manifest, so that an index of bundles can be searched for methods.
 */
@ComponentPropertyType
@Capability(namespace = Technique.NAMESPACE, attribute = "kind=method")
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface MethodInfo {

  /** Prefix of the service properties: {@code headframe.id}, {@code headframe.title} and so on. */
  String PREFIX_ = "headframe.";

  /**
   * The name that people type: lower case with dashes. A third party's is qualified by its name
   * ({@code example.org/hello}). Two bundles with one id are an error.
   */
  @Attribute(Technique.NAMESPACE)
  String id();

  /** A few words. */
  @Attribute("title")
  String title();

  /** One sentence: what it computes. */
  @Attribute("summary")
  String summary();

  /** The family, which is the folder that the bundle stands in. */
  @Attribute("family")
  String family();

  /** The title of the paper, or empty where there is none. */
  String paper() default "";

  /** The year of the paper, or 0. */
  int year() default 0;

  /** The arXiv id, for example {@code 2209.11895}, or empty. */
  String arxiv() default "";
}
