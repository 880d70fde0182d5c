package io.headframe.checkpoint.pytorcharchive.internal;

import io.headframe.checkpoint.pytorcharchive.ElementType;

/**
 * A storage that a pickle names.
 *
 * @param type of its elements
 * @param key the name of its entry
 * @param elements how many the pickle says that it has
 */
public record StorageReference(ElementType type, String key, long elements) {}
