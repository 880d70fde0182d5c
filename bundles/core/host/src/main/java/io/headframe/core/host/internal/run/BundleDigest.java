package io.headframe.core.host.internal.run;

import io.headframe.core.host.RunRecord.BundleVersion;
import io.headframe.core.host.internal.Sha256;
import io.headframe.core.host.internal.registry.Owner;
import io.headframe.core.host.internal.registry.Techniques;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.osgi.framework.Bundle;

/** Says exactly which bundle it was. */
final class BundleDigest {

  private static final String REFERENCE = "reference:";

  private BundleDigest() {}

  /** Name, version and digest; the digest is empty where a bundle does not come from a jar that can be read. */
  static BundleVersion of(Owner owner) {
    return new BundleVersion(owner.name(), owner.version(), sha256(owner.bundle()));
  }

  private static String sha256(Bundle bundle) {
    String location = bundle.getLocation();
    if (location.startsWith(Techniques.PLUGIN_LOCATION)) {
      return location.split(":")[1];
    }
    String url = location.startsWith(REFERENCE) ? location.substring(REFERENCE.length()) : location;
    if (!url.startsWith("file:")) {
      return "";
    }
    try {
      Path jar = Path.of(URI.create(url.replace(" ", "%20")).getPath());
      return Files.isRegularFile(jar) ? Sha256.of(jar) : "";
    } catch (IOException | IllegalArgumentException unreadable) {
      return "";
    }
  }
}
