package io.headframe.core.host;

/**
 * A line about a method.
 *
 * @param id what users type
 * @param title a few words
 * @param summary one sentence
 * @param family its family
 * @param paper title of the paper, or empty
 * @param year year of the paper, or 0
 * @param arxiv arXiv id, or empty
 * @param bundle symbolic name of its bundle
 * @param version version of its bundle
 */
public record MethodSummary(
    String id,
    String title,
    String summary,
    String family,
    String paper,
    int year,
    String arxiv,
    String bundle,
    String version) {}
