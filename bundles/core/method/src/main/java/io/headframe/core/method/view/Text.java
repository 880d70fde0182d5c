package io.headframe.core.method.view;

/**
 * A paragraph.
 *
 * @param title a few words
 * @param text plain text
 */
public record Text(String title, String text) implements View {}
