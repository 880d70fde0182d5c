package io.headframe.runtime.unpack;

/** The distribution could not be unpacked. The message is complete by itself. */
final class UnpackException extends Exception {

  private static final long serialVersionUID = 1L;

  UnpackException(Throwable cause, UnpackFault fault, Object... arguments) {
    super(String.format(fault.template(), arguments) + " [" + fault.id() + "]", cause);
  }
}
