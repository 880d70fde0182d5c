package io.headframe.core.transformer;

import ai.djl.ndarray.NDManager;
import io.headframe.core.kernel.KernelOperations;
import io.headframe.core.model.CausalLM;
import java.util.Optional;
import java.util.function.Function;
import org.osgi.annotation.versioning.ProviderType;

/** A causal language model made of the parts of a decoder, which can be looked at and put together anew. */
@ProviderType
public interface DecoderModel extends CausalLM {

  /** The parts. Their arrays are this model's own; do not change them. */
  Decoder decoder();

  /**
   * What computes passes over few positions now, for others that compute between such passes: its threads are those of
   * the model, so that two of a kind do not wait for the same processors. It is used by the thread that uses the model,
   * and closed with the model. Between two passes another may take its place; then matrices are made anew.
   *
   * @return empty where such passes run operator by operator
   */
  Optional<KernelOperations> kernel();

  /**
   * A model of other parts with the tokenizer of this one. Either may be closed first.
   *
   * @param change what was changed, in words; the new digest is that of this model's digest and these words
   * @param assemble makes the parts with arrays of the memory that it is given, which is the new model's own; freed
   *     if it throws
   * @return the new model, which the caller closes
   */
  CausalLM rebuild(String change, Function<NDManager, Decoder> assemble);
}
