package io.headframe.checkpoint.llama2c.internal;

import io.headframe.core.error.ErrorKind;

/** What can be wrong with a llama2.c file. */
enum Llama2cError implements ErrorKind {
  UNREADABLE("HF-LLAMA2C-001", "'%s' cannot be read (%s); check that the file exists and may be read."),
  BAD_HEADER(
      "HF-LLAMA2C-002",
      "'%s' begins with %s = %s where a llama2.c file has %s; give a .bin file that llama2.c's export wrote in its"
          + " first format (version 0)."),
  WRONG_SIZE(
      "HF-LLAMA2C-003",
      "'%s' has %s bytes and the model that its header describes needs %s; the file is truncated or of another format,"
          + " so fetch it again."),
  NO_TOKENIZER(
      "HF-LLAMA2C-004",
      "There is no tokenizer beside '%s'; put %s or tokenizer.bin into the same folder."),
  BAD_TOKENIZER(
      "HF-LLAMA2C-005",
      "The tokenizer file '%s' ends or breaks off at token %s of %s; it is truncated or belongs to another model, so"
          + " fetch the file that was made with the weights.");

  private final String id;
  private final String template;

  Llama2cError(String id, String template) {
    this.id = id;
    this.template = template;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String template() {
    return template;
  }
}
