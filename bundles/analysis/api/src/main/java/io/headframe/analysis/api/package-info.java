/** What finders of heads give and users of heads take: head scores, head sets, attention patterns. */
@Export
@Version("1.0.0")
package io.headframe.analysis.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
