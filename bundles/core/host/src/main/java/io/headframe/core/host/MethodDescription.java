package io.headframe.core.host;

import io.headframe.core.method.Claim;
import java.util.List;

/**
 * A method in full.
 *
 * @param summary the line about it
 * @param parameters in the order of declaration
 * @param results in the order of declaration
 * @param claims what {@code check} measures
 */
public record MethodDescription(
    MethodSummary summary,
    List<ParameterDescription> parameters,
    List<ResultDescription> results,
    List<Claim> claims) {}
