package io.headframe.core.host.internal.sample;

/** A service that others may wait for. */
public final class Tea implements Runnable {

  @Override
  public void run() {}
}
