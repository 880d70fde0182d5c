package io.headframe.core.tck.samples;

import io.headframe.core.method.Claim;
import io.headframe.core.method.Claim.Direction;
import io.headframe.core.method.ClaimCheck;
import io.headframe.core.method.Measurement;
import io.headframe.core.method.Run;
import java.util.List;

/** Claims that keep every rule or break one. */
public final class Claims {

  private Claims() {}

  private static Claim claim(String id, String method, String statement) {
    return new Claim(id, method, statement, "a source", "high", Direction.AT_LEAST, 1, 2, 1);
  }

  /** Keeps every rule. */
  public static class Good implements ClaimCheck<String> {

    private final List<Claim> claims;

    /** Made by a host. */
    public Good() {
      this(claim("is-high", "sample-method", "It is high."));
    }

    Good(Claim... claims) {
      this.claims = List.of(claims);
    }

    @Override
    public final List<Claim> claims() {
      return claims;
    }

    @Override
    public final Class<String> modelType() {
      return String.class;
    }

    @Override
    public Measurement measure(Claim claim, String model, Run run) throws Exception {
      double value = model.equals("high") ? 2 : 0;
      return Measurement.mean(new double[] {value, value});
    }
  }

  /** Is not in the record. */
  public static final class Unrecorded extends Good {

    /** Made by a host. */
    public Unrecorded() {
      super(claim("is-low", "unrecorded-claims", "It is low."));
    }
  }

  /** Names another method. */
  public static final class OfAnother extends Good {

    /** Made by a host. */
    public OfAnother() {
      super(claim("is-high", "sample-method", "It is high."));
    }
  }

  /** Claims nothing. */
  public static final class None extends Good {

    /** Made by a host. */
    public None() {
      super(new Claim[0]);
    }
  }

  /** Has one id for two. */
  public static final class Twice extends Good {

    /** Made by a host. */
    public Twice() {
      super(claim("is-high", "claims-twice", "It is high."), claim("is-high", "claims-twice", "It is very high."));
    }
  }

  /** Is no sentence. */
  public static final class Unsaid extends Good {

    /** Made by a host. */
    public Unsaid() {
      super(claim("is-high", "unsaid-claims", "high"));
    }
  }

  /** Does not come out as recorded. */
  public static final class Undecided extends Good {

    /** Made by a host. */
    public Undecided() {
      super(claim("is-high", "undecided-claims", "It is high."));
    }

    @Override
    public Measurement measure(Claim claim, String model, Run run) {
      return Measurement.mean(new double[] {0, 2});
    }
  }

  /** Comes out as recorded, with another number. */
  public static final class Elsewhere extends Good {

    /** Made by a host. */
    public Elsewhere() {
      super(claim("is-two", "elsewhere-claims", "It is high."));
    }

    @Override
    public Measurement measure(Claim claim, String model, Run run) {
      return Measurement.mean(new double[] {5, 5.1});
    }
  }

  /** Is another each time. */
  public static final class Random extends Good {

    /** Made by a host. */
    public Random() {
      super(claim("is-high", "random-claims", "It is high."));
    }

    @Override
    public Measurement measure(Claim claim, String model, Run run) {
      return Measurement.mean(new double[] {2 + Math.random(), 2 + Math.random()});
    }
  }
}
