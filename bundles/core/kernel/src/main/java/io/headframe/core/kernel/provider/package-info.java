/** What most kernels need beside their loops: checked arguments, threads, and what a position of a tree sees. */
@Export
@Version("1.0.0")
package io.headframe.core.kernel.provider;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
