package io.headframe.core.console.internal;

/**
 * What one call of a command works with.
 *
 * @param services the host
 * @param screen where it writes
 * @param interrupts how it is cancelled
 * @param shell runs the shell and gives its exit code
 */
public record Invocation(Services services, Screen screen, Interrupts interrupts, Shell.Entry shell) {}
