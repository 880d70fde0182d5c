package io.headframe.core.safetensors.internal;

import io.headframe.core.error.ErrorKind;

/** Why a file of tensors is not written or read. */
public final class SafetensorsError {

  /** The file system refuses. */
  public static final ErrorKind UNWRITABLE = ErrorKind.input(
      "HF-SAFETENSORS-001",
      "The tensors cannot be written to '%s' (%s); name a file in a folder that you may write to, on a disk with"
          + " room.");

  /** The file system refuses. */
  public static final ErrorKind UNREADABLE = ErrorKind.input(
      "HF-SAFETENSORS-002",
      "The tensors in '%s' cannot be read (%s); check that it is a file, that you may read it, and that it fits into"
          + " memory.");

  /** The content contradicts itself. */
  public static final ErrorKind DAMAGED = ErrorKind.input(
      "HF-SAFETENSORS-003",
      "The file '%s' is damaged or no safetensors file of 32-bit and 64-bit floats (%s); copy or write it again.");

  private SafetensorsError() {}
}
