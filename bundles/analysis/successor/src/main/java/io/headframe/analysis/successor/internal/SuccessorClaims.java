package io.headframe.analysis.successor.internal;

import io.headframe.core.method.Claim;
import io.headframe.core.method.Claim.Direction;
import io.headframe.core.method.ClaimCheck;
import io.headframe.core.method.Measurement;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import io.headframe.core.model.CausalLM;
import io.headframe.prompts.ordinals.OrdinalClass;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/**
 * What the paper says of successor heads: one head increments words of all classes, so that the head which is best on
 * some does it on a class that did not choose it. Measured on a model that has hardly any feed-forward part, and on one
 * whose first feed-forward part can learn the order by itself.
 */
@Component
@Technique(id = "successor-heads")
public final class SuccessorClaims implements ClaimCheck<CausalLM> {

  private static final List<Claim> CLAIMS =
      List.of(of("increments-left-out-classes", "ordinals"), of("increments-left-out-classes-in-stories", "stories"));

  private static Claim of(String id, String model) {
    return new Claim(id, "successor-heads", "The head that is best on all other classes gives the successor the greatest"
        + " logit for at least half of the words of a class.", "Gould et al. 2023, arXiv 2312.09230, sections 2 and 3",
        model, Direction.AT_LEAST, 0.5, 214, 1);
  }

  @Override
  public List<Claim> claims() {
    return CLAIMS;
  }

  @Override
  public Class<CausalLM> modelType() {
    return CausalLM.class;
  }

  @Override
  public Measurement measure(Claim claim, CausalLM model, Run run) {
    if (CLAIMS.stream().noneMatch(each -> each.id().equals(claim.id()))) {
      throw new IllegalArgumentException("no claim " + claim.id());
    }
    List<ClassTokens> classes =
        OrdinalClass.all().stream().map(each -> ClassTokens.of(each, model)).flatMap(Optional::stream).toList();
    if (classes.size() < 2) {
      return Measurement.notApplicable("the model has the words of " + classes.size()
          + " ordered classes, and none can be left out for others to choose the head");
    }
    return Measurement.share(Succession.of(model, classes, run).rightWhereLeftOut(),
        classes.stream().mapToInt(ClassTokens::asked).sum());
  }
}
