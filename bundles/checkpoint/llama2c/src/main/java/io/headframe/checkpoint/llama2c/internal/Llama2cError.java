package io.headframe.checkpoint.llama2c.internal;

import io.headframe.core.error.ErrorKind;

/** What can be wrong with a llama2.c file or the tokenizer beside it. */
final class Llama2cError {

  static final ErrorKind UNREADABLE = ErrorKind.input(
      "HF-LLAMA2C-001",
      "The file '%s' cannot be read (%s); check that it is a file and that you may read it.");

  static final ErrorKind NO_HEADER = ErrorKind.input(
      "HF-LLAMA2C-002",
      "The file '%s' has %s bytes, too few for a llama2.c file, whose header alone has 28; copy it again.");

  static final ErrorKind OTHER_VERSION = ErrorKind.input(
      "HF-LLAMA2C-003",
      "The file '%s' is a llama2.c file of version %s, and only version 0 is read; export the model"
          + " again with llama2.c's export.py --version 0.");

  static final ErrorKind BAD_HEADER = ErrorKind.input(
      "HF-LLAMA2C-004",
      "The file '%s' is no llama2.c file, or it is damaged: its header says dim %s, hidden_dim %s,"
          + " n_layers %s, n_heads %s, n_kv_heads %s, vocab_size %s, seq_len %s, and %s; check that it is the"
          + " right file and copy it again.");

  static final ErrorKind WRONG_LENGTH = ErrorKind.input(
      "HF-LLAMA2C-005",
      "The file '%s' has %s bytes, but a llama2.c file with the sizes in its header has %s; it is"
          + " truncated, damaged or of another format: copy it again.");

  static final ErrorKind TENSOR_TOO_LARGE = ErrorKind.input(
      "HF-LLAMA2C-006",
      "Tensor '%s' in '%s' has %s bytes, more than the 2147483647 that one tensor may have; use the"
          + " model in another format, for example as a Hugging Face folder with 16-bit weights.");

  static final ErrorKind NO_TOKENIZER = ErrorKind.input(
      "HF-LLAMA2C-007",
      "The folder '%s' has neither '%s' nor 'tokenizer.bin', one of which a llama2.c file needs beside"
          + " it; copy the tokenizer that the model was trained with.");

  static final ErrorKind TOKENIZER_DAMAGED = ErrorKind.input(
      "HF-LLAMA2C-008",
      "The tokenizer '%s' is damaged: %s; copy it again.");

  static final ErrorKind TOKENIZER_TOO_SMALL = ErrorKind.input(
      "HF-LLAMA2C-009",
      "The tokenizer '%s' ends after %s tokens, but the model has a vocab_size of %s; it is truncated or"
          + " belongs to another model: copy the tokenizer that the model was trained with.");

  static final ErrorKind TOKENIZER_TOO_LARGE = ErrorKind.input(
      "HF-LLAMA2C-010",
      "The tokenizer '%s' goes on for %s bytes after the %s tokens of the model's vocab_size; it belongs"
          + " to another model: copy the tokenizer that the model was trained with.");

  static final ErrorKind CLOSED = ErrorKind.fault(
      "HF-LLAMA2C-011",
      "The checkpoint '%s' was closed before '%s' was read from it; read what is needed before closing.");

  private Llama2cError() {}
}
