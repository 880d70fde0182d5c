package io.headframe.checkpoint.huggingface.internal;

import io.headframe.core.error.ErrorKind;

/** What can be wrong with a Hugging Face folder. */
final class CheckpointError {

  static final ErrorKind NO_CONFIG = ErrorKind.input(
      "HF-CKPT-001",
      "The model folder '%s' has no config.json; copy the whole folder from where the model is published, or, if it"
          + " holds a llama2.c model, name its NAME.bin file.");

  static final ErrorKind NO_WEIGHTS = ErrorKind.input(
      "HF-CKPT-002",
      "The model folder '%s' has neither model.safetensors nor model.safetensors.index.json; copy the"
          + " weights into it from where the model is published.");

  static final ErrorKind ONLY_PICKLE = ErrorKind.input(
      "HF-CKPT-003",
      "The model folder '%s' has its weights only as '%s', and only safetensors are read because pickled"
          + " files can run code; where you trust the file, convert it with Python:"
          + " transformers.AutoModelForCausalLM.from_pretrained(FOLDER).save_pretrained(FOLDER,"
          + " safe_serialization=True).");

  static final ErrorKind NO_TOKENIZER = ErrorKind.input(
      "HF-CKPT-004",
      "The model folder '%s' has no tokenizer.json; copy it from where the model is published, or, where"
          + " the tokenizer is in files of another form, convert it with Python:"
          + " transformers.AutoTokenizer.from_pretrained(FOLDER).save_pretrained(FOLDER).");

  static final ErrorKind UNREADABLE = ErrorKind.input(
      "HF-CKPT-005",
      "The file '%s' cannot be read (%s); check that it is a file and that you may read it.");

  static final ErrorKind NOT_JSON = ErrorKind.input(
      "HF-CKPT-006",
      "The file '%s' is not a JSON object (%s); copy it again from where the model is published.");

  static final ErrorKind JSON_TOO_LARGE = ErrorKind.input(
      "HF-CKPT-007",
      "The file '%s' has %s bytes, and at most %s are read of a file of its kind; check that it is the"
          + " right file and copy it again.");

  static final ErrorKind BAD_INDEX = ErrorKind.input(
      "HF-CKPT-008",
      "The index '%s' is damaged: %s; copy it again from where the model is published.");

  static final ErrorKind SHARD_MISSING = ErrorKind.input(
      "HF-CKPT-009",
      "The index '%s' needs the shard '%s', which is not in the folder; copy that file into it.");

  static final ErrorKind TENSOR_NOT_IN_SHARD = ErrorKind.input(
      "HF-CKPT-010",
      "The index says that tensor '%s' is in '%s', but that file does not have it; copy both the index"
          + " and the file again, from one version of the model.");

  static final ErrorKind TENSOR_IN_TWO_SHARDS = ErrorKind.input(
      "HF-CKPT-011",
      "Tensor '%s' is in '%s' and in '%s', and only one can be meant; keep the files of one version of"
          + " the model.");

  static final ErrorKind TOO_SHORT = ErrorKind.input(
      "HF-CKPT-012",
      "The file '%s' has %s bytes, too few for a safetensors file, which begins with 8 bytes that give"
          + " the length of its header; copy it again.");

  static final ErrorKind HEADER_LENGTH = ErrorKind.input(
      "HF-CKPT-013",
      "The file '%s' says that its header has %s bytes, but the file has %s and a header has at most %s;"
          + " it is truncated or no safetensors file: copy it again.");

  static final ErrorKind BAD_HEADER = ErrorKind.input(
      "HF-CKPT-014",
      "The header of '%s' is damaged (%s); copy the file again.");

  static final ErrorKind TENSOR_TWICE = ErrorKind.input(
      "HF-CKPT-015",
      "The header of '%s' names tensor '%s' twice; write the file again with one tensor of each name.");

  static final ErrorKind DTYPE = ErrorKind.input(
      "HF-CKPT-016",
      "Tensor '%s' in '%s' has the dtype '%s'; allowed are F32, F16 and BF16: convert it to one of them.");

  static final ErrorKind BAD_NUMBER = ErrorKind.input(
      "HF-CKPT-017",
      "Tensor '%s' in '%s' has %s in its %s; allowed are whole numbers from 0 to 9223372036854775807:"
          + " copy the file again.");

  static final ErrorKind OFFSETS = ErrorKind.input(
      "HF-CKPT-018",
      "Tensor '%s' in '%s' takes the bytes %s to %s of the data, of which there are %s; the file is"
          + " truncated or damaged: copy it again.");

  static final ErrorKind SIZE = ErrorKind.input(
      "HF-CKPT-019",
      "Tensor '%s' in '%s' has %s bytes of data, but %s of shape %s needs %s; the file is damaged: copy"
          + " it again.");

  static final ErrorKind OVERLAP = ErrorKind.input(
      "HF-CKPT-020",
      "Tensors '%s' and '%s' in '%s' overlap in the file's data; the file is damaged: copy it again.");

  static final ErrorKind TENSOR_TOO_LARGE = ErrorKind.input(
      "HF-CKPT-021",
      "Tensor '%s' in '%s' has the shape %s, which is more than the 2147483647 bytes that one tensor may"
          + " have; use a checkpoint whose tensors are split, or one of 16-bit numbers.");

  static final ErrorKind TOKENIZER_DOES_NOT_FIT = ErrorKind.input(
      "HF-CKPT-022",
      "The tokenizer '%s' has %s tokens, but the model has a vocab_size of %s in its config.json; use"
          + " the tokenizer that belongs to the model.");

  static final ErrorKind TOKENIZER_DAMAGED = ErrorKind.input(
      "HF-CKPT-023",
      "The tokenizer '%s' cannot be used (%s); copy it again from where the model is published.");

  static final ErrorKind TOKEN_ID = ErrorKind.input(
      "HF-CKPT-024",
      "The field '%s' in '%s' is %s; allowed is the id of a token, from 0 to %s: correct the file.");

  static final ErrorKind VOCABULARY_SIZE = ErrorKind.input(
      "HF-CKPT-025",
      "The field 'vocab_size' in '%s' is %s; allowed are whole numbers from 1 to 2147483647: correct the"
          + " file.");

  static final ErrorKind CLOSED = ErrorKind.fault(
      "HF-CKPT-026",
      "The checkpoint '%s' was closed before '%s' was read from it; read what is needed before closing.");

  private CheckpointError() {}
}
