/** What every front end can show: tables, heat maps, curves, grids and matrices over tokens, text. */
@Export
@Version("1.0.0")
package io.headframe.core.method.view;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
