package io.headframe.core.host.internal.plugin.apply;

import io.headframe.core.host.plugin.PluginSet.Entry;
import java.nio.file.Path;
import org.osgi.framework.Bundle;

/**
 * A bundle that comes.
 *
 * @param entry what it is
 * @param jar its content, in the store
 * @param predecessor the bundle whose place it takes: another version, what came from the same file, or a bundle of
 *     the distribution; null if there is none
 */
record Arrival(Entry entry, Path jar, Bundle predecessor) {}
