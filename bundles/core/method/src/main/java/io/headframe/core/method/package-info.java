/** What a method is: its description, parameters, run, results, claims, and leases on other techniques. */
@Export
@Version("1.0.0")
package io.headframe.core.method;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
