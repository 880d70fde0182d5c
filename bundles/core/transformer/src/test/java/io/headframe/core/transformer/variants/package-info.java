/** Mixers and cache policies unlike those of this bundle, which are made of the exported interfaces alone. */
package io.headframe.core.transformer.variants;
