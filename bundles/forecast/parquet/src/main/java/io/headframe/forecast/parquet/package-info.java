/** Tables in Parquet files. */
@Export
@Version("1.0.0")
package io.headframe.forecast.parquet;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
