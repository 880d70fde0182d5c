/** Starts a distribution: Apache Felix with the bundles of a folder, on the thread and class path of the caller. */
package io.headframe.runtime.launcher;
