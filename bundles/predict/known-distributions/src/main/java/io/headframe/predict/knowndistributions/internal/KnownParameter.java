package io.headframe.predict.knowndistributions.internal;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.ParameterType;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import io.headframe.predict.distribution.Bins;
import io.headframe.predict.distribution.KnownDistribution;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Component;

/** Lets a claim be measured on a distribution that is known, by its name. */
@Component
@Technique(id = "io.headframe.predict.distribution.KnownDistribution")
public final class KnownParameter implements ParameterType<KnownDistribution>, HealthCheck {

  @Override
  public String description() {
    return "a known distribution: " + names();
  }

  @Override
  public Opened<KnownDistribution> open(String text, Run run) {
    Known known = Arrays.stream(Known.values()).filter(each -> each.text().equals(text)).findFirst()
        .orElseThrow(() -> new HeadframeException(KnownError.NO_NAME, text, names()));
    return new Opened<>(known, digest(known));
  }

  /** Half of the standard normal distribution is below 0, and its deviation is 1. */
  @Override
  public void checkHealth(Run run) {
    double found = open("normal", run).value().in(new Bins(100, -5, 5)).quantile(0.5);
    if (Math.abs(found) > 1e-9) {
      throw new IllegalStateException("the median of the normal distribution is 0, and found was " + found);
    }
  }

  private static String names() {
    return Arrays.stream(Known.values()).map(Known::text).collect(Collectors.joining(", "));
  }

  private static String digest(Known known) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(
          (known.text() + ": " + known.description()).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
