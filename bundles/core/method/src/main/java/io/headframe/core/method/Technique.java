package io.headframe.core.method;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Attribute;
import org.osgi.annotation.bundle.Capability;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Names a component that implements an extension point other than {@link Method}, so that others can lease it:
 * {@code leases.lease(ModelArchitecture.class, "llama")}. The type of the extension point says what the id means.
 */
@ComponentPropertyType
@Capability(namespace = Technique.NAMESPACE)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Technique {

  /** The namespace of the capability in the manifest by which an index of bundles is searched for techniques. */
  String NAMESPACE = "headframe.technique";

  /** Prefix of the service property, which is {@code headframe.id}. */
  String PREFIX_ = "headframe.";

  /** The id; one bundle at a time has it within an extension point. */
  @Attribute(NAMESPACE)
  String id();
}
