package io.headframe.core.tck;

import java.util.regex.Pattern;

/** What the ids of an extension point look like. */
public enum IdForm {

  /** What people type. */
  DASHED("([a-z0-9-]+(\\.[a-z0-9-]+)+/)?[a-z][a-z0-9]*(-[a-z0-9]+)*",
      "lower case with dashes, such as induction-heads, or example.org/hello for a third party"),

  /** What checkpoints say of themselves. */
  MODEL_TYPE("[a-z][a-z0-9]*([-_][a-z0-9]+)*", "the model_type of a configuration, such as gpt_neox"),

  /** What Java calls a type. */
  TYPE_NAME("[a-z]\\w*(\\.[A-Za-z]\\w*)+", "the full name of a type, such as io.headframe.core.model.CausalLM");

  private final Pattern pattern;
  private final String form;

  IdForm(String pattern, String form) {
    this.pattern = Pattern.compile(pattern);
    this.form = form;
  }

  /**
   * Checks an id.
   *
   * @throws AssertionError if it has another form
   */
  public void check(String id) {
    if (!pattern.matcher(id).matches()) {
      throw new AssertionError("the id '" + id + "' is not " + form);
    }
  }
}
