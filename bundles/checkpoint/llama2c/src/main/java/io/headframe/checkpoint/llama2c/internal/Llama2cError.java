package io.headframe.checkpoint.llama2c.internal;

import io.headframe.core.error.ErrorKind;

/** What can be wrong with a llama2.c file or the tokenizer beside it. */
enum Llama2cError implements ErrorKind {
  UNREADABLE("001", "The file '%s' cannot be read (%s); check that it is a file and that you may read it."),
  NO_HEADER("002", "The file '%s' has %s bytes, too few for a llama2.c file, whose header alone has 28; copy it "
      + "again."),
  OTHER_VERSION("003", "The file '%s' is a llama2.c file of version %s, and only version 0 is read; export the model "
      + "again with llama2.c's export.py --version 0."),
  BAD_HEADER("004", "The file '%s' is no llama2.c file, or it is damaged: its header says dim %s, hidden_dim %s, "
      + "n_layers %s, n_heads %s, n_kv_heads %s, vocab_size %s, seq_len %s, and %s; check that it is the right file "
      + "and copy it again."),
  WRONG_LENGTH("005", "The file '%s' has %s bytes, but a llama2.c file with the sizes in its header has %s; it is "
      + "truncated, damaged or of another format: copy it again."),
  TENSOR_TOO_LARGE("006", "Tensor '%s' in '%s' has %s bytes, more than the 2147483647 that one tensor may have; use "
      + "the model in another format, for example as a Hugging Face folder with 16-bit weights."),
  NO_TOKENIZER("007", "The folder '%s' has neither '%s' nor 'tokenizer.bin', one of which a llama2.c file needs beside "
      + "it; copy the tokenizer that the model was trained with."),
  TOKENIZER_DAMAGED("008", "The tokenizer '%s' is damaged: %s; copy it again."),
  TOKENIZER_TOO_SMALL("009", "The tokenizer '%s' ends after %s tokens, but the model has a vocab_size of %s; it is "
      + "truncated or belongs to another model: copy the tokenizer that the model was trained with."),
  TOKENIZER_TOO_LARGE("010", "The tokenizer '%s' goes on for %s bytes after the %s tokens of the model's vocab_size; "
      + "it belongs to another model: copy the tokenizer that the model was trained with."),
  CLOSED("011", "The checkpoint '%s' was closed before '%s' was read from it; read what is needed before closing.");

  private final String id;
  private final String template;

  Llama2cError(String number, String template) {
    this.id = "HF-LLAMA2C-" + number;
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

  @Override
  public boolean causedByInput() {
    return this != CLOSED;
  }
}
