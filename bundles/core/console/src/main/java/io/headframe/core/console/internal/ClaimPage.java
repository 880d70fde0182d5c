package io.headframe.core.console.internal;

import io.headframe.core.host.Claims;
import io.headframe.core.method.Claim;
import io.headframe.core.method.Measurement;
import io.headframe.core.method.view.Table;
import io.headframe.core.report.ReportPage;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Claims as a page: a table of how they came out, and what each of them says. */
final class ClaimPage {

  private static final String TITLE = "Claims";

  private ClaimPage() {}

  /** What was measured just now. */
  static ReportPage ofChecked(List<Claims.Checked> checked) {
    Table outcomes = new Table(TITLE,
        List.of("method", "claim", "threshold", "measured", "outcome", "recorded", "seconds"),
        checked.stream().map(each -> List.of(each.claim().method(), each.claim().id(),
            MethodText.threshold(each.claim()), number(each.measured()), Json.word(each.outcome()),
            word(each.recorded()), String.format(Locale.ROOT, "%.2f", each.seconds()))).toList());
    return page("What methods claim, measured on this machine.", outcomes,
        checked.stream().map(Claims.Checked::claim));
  }

  /** What the bundles record. */
  static ReportPage ofRecorded(List<Claims.Recorded> recorded) {
    Table outcomes = new Table(TITLE, List.of("method", "claim", "threshold", "recorded measurement", "recorded"),
        recorded.stream().map(each -> List.of(each.claim().method(), each.claim().id(),
            MethodText.threshold(each.claim()), each.measured() == null ? "-" : number(each.measured()),
            word(each.outcome()))).toList());
    return page("What methods claim, and how it came out when it was recorded.", outcomes,
        recorded.stream().map(Claims.Recorded::claim));
  }

  private static ReportPage page(String subtitle, Table outcomes, Stream<Claim> claims) {
    Table meanings = new Table("What is claimed", List.of("claim", "statement", "source", "model", "samples"),
        claims.map(claim -> List.of(claim.method() + "/" + claim.id(), claim.statement(), claim.source(),
            claim.model(), Integer.toString(claim.samples()))).toList());
    return new ReportPage(TITLE, subtitle,
        List.of(new ReportPage.Fact("outcome", "holds or fails if the whole interval lies on one side of the threshold,"
            + " undecided if it contains it"),
            new ReportPage.Fact("interval", "95 %, of a mean or of a share")),
        List.of(outcomes, meanings));
  }

  private static String word(Claim.Outcome outcome) {
    return outcome == null ? "nothing" : Json.word(outcome);
  }

  private static String number(Measurement measured) {
    return measured.applicable()
        ? String.format(Locale.ROOT, "%.4f [%.4f, %.4f]", measured.value(), measured.low(), measured.high())
        : measured.reason();
  }
}
