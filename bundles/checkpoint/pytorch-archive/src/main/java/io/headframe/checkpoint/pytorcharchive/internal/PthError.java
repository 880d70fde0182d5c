package io.headframe.checkpoint.pytorcharchive.internal;

import io.headframe.core.error.ErrorKind;

/** What can be wrong with a file of PyTorch. */
public final class PthError {

  /** Arguments: the file, why. */
  public static final ErrorKind UNREADABLE = ErrorKind.input("HF-PTH-001",
      "The PyTorch file %s cannot be read: %s; name a file that exists and that you may read.");

  /** Arguments: the file, why. */
  public static final ErrorKind NO_ARCHIVE = ErrorKind.input("HF-PTH-002",
      "%s is no archive that torch.save wrote: %s; fetch it again, or save it with PyTorch 1.6 or later.");

  /** Arguments: the file, what it asks for, the byte. */
  public static final ErrorKind CODE = ErrorKind.input("HF-PTH-003",
      "%s asks to call %s (byte %s of its pickle), which dictionaries of tensors do not need; nothing was run. Take"
          + " files from people you trust only, and save the state_dict() rather than the model.");

  /** Arguments: the file, the byte, what was found. */
  public static final ErrorKind PICKLE = ErrorKind.input("HF-PTH-004",
      "The pickle of %s cannot be read at byte %s: %s; save a dictionary of tensors with torch.save.");

  /** Arguments: the tensor, the file, why. */
  public static final ErrorKind TENSOR = ErrorKind.input("HF-PTH-005",
      "Tensor '%s' of %s cannot be read: %s; fetch the file again, or save its floating-point tensors anew.");

  private PthError() {}
}
