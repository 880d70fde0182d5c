package io.headframe.checkpoint.huggingface.internal;

import io.headframe.core.error.ErrorKind;

/** What can be wrong with a Hugging Face folder. */
enum HuggingFaceError implements ErrorKind {
  UNREADABLE("HF-CHECKPOINT-001", "'%s' cannot be read (%s); check that the file exists and may be read."),
  MISSING_FILE(
      "HF-CHECKPOINT-002",
      "The model folder '%s' has no %s; a Hugging Face folder needs config.json, model.safetensors (or shards with"
          + " model.safetensors.index.json) and tokenizer.json, so fetch the missing file from where the folder came"
          + " from."),
  ONLY_PICKLE(
      "HF-CHECKPOINT-003",
      "The model folder '%s' has weights in %s alone, a format that can run code when it is read; only safetensors are"
          + " read, so save the model again with safe_serialization=True."),
  BAD_JSON("HF-CHECKPOINT-004", "'%s' is no JSON object (%s); the file is damaged, so fetch it again."),
  BAD_HEADER(
      "HF-CHECKPOINT-005",
      "'%s' has %s bytes and says that its header has %s; a safetensors header has 2 to %s bytes and ends within the"
          + " file, so the file is damaged or of another format: fetch it again."),
  BAD_ENTRY(
      "HF-CHECKPOINT-006",
      "Tensor '%s' in '%s' has %s where %s is needed; the file is damaged, so fetch it again."),
  BAD_RANGE(
      "HF-CHECKPOINT-007",
      "Tensor '%s' in '%s' has the data range [%s, %s] and the file has %s bytes of data; the file is truncated or"
          + " damaged, so fetch it again."),
  WRONG_SIZE(
      "HF-CHECKPOINT-008",
      "Tensor '%s' in '%s' has %s bytes of data and its type and shape need %s; the file is damaged, so fetch it"
          + " again."),
  OVERLAP(
      "HF-CHECKPOINT-009",
      "Tensors '%s' and '%s' in '%s' overlap; the file is damaged, so fetch it again."),
  UNKNOWN_TYPE(
      "HF-CHECKPOINT-010",
      "Tensor '%s' in '%s' has the type %s, and weights can be %s; save the model in one of these."),
  TOO_LARGE(
      "HF-CHECKPOINT-011",
      "Tensor '%s' in '%s' has %s bytes and one tensor can have at most %s; split it, or save the model in a smaller"
          + " type."),
  NOT_IN_SHARD(
      "HF-CHECKPOINT-012",
      "The index of '%s' says that tensor '%s' is in %s, and it is not there; the shards belong to different versions"
          + " of the model, so fetch all of them again."),
  OUTSIDE(
      "HF-CHECKPOINT-013",
      "The index of '%s' names the file '%s', and shards are plain file names in the same folder; correct"
          + " model.safetensors.index.json."),
  BAD_TOKENIZER(
      "HF-CHECKPOINT-014",
      "The tokenizer '%s' cannot be read (%s); it is damaged or newer than the tokenizers library, so fetch it again."),
  NO_NATIVE_TOKENIZERS(
      "HF-CHECKPOINT-015",
      "The native tokenizers library cannot be loaded (%s), so '%s' cannot be read; unpack the distribution for this"
          + " platform again.");

  private final String id;
  private final String template;

  HuggingFaceError(String id, String template) {
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

  @Override
  public boolean causedByInput() {
    return this != NO_NATIVE_TOKENIZERS;
  }
}
