package io.headframe.core.transformer;

/**
 * The linear maps of an attention layer. Query head h shares key and value head h · keyValueHeads / heads.
 *
 * @param heads query heads
 * @param keyValueHeads key and value heads; divides {@code heads}
 * @param headWidth width of one head
 * @param query model → heads · headWidth
 * @param key model → keyValueHeads · headWidth
 * @param value model → keyValueHeads · headWidth
 * @param output heads · headWidth → model
 */
public record AttentionProjections(
    int heads, int keyValueHeads, int headWidth, Linear query, Linear key, Linear value, Linear output) {}
