package io.headframe.models.organisms.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headframe.core.error.HeadframeException;
import io.headframe.core.model.Tokenizer;
import io.headframe.core.transformer.TensorData;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrganismTest {

  /** What {@code sha256sum config.json model.safetensors | sha256sum} printed in the folders that train-lm wrote. */
  private static final Map<String, String> DIGESTS = Map.of(
      NeedlesModel.ID, "8052921e33de32bff04fd1a0c3f0929a738105f46d1c90dfd4f030d6108bfe18",
      NeedlesOneLayerModel.ID, "638997696bc7c16fe14f05b040a886bf9607cd12a4b413707d1930073a4f25fb",
      OrdinalsModel.ID, "963f4cb70fe69e189d2c74ea049b00af969c5566e4b5f18919029c36abb221c3",
      StoriesModel.ID, "a476b26ac71f592b031da4992b9fe6b2834e88029669cfb4e38a4495bba60703");

  @Test
  void bytes_areThoseThatWereTrained_andTheCardSaysWhich() {
    DIGESTS.forEach((name, digest) -> {
      try (Organism organism = new Organism(name)) {
        assertEquals(digest, organism.digest());
      }
      assertTrue(Organism.card(name).contains(digest), name);
    });
  }

  @Test
  void tensors_areWholeAndFinite() {
    DIGESTS.keySet().forEach(name -> {
      try (Organism organism = new Organism(name)) {
        for (TensorData tensor : organism.tensors().values()) {
          assertEquals(TensorData.ElementType.F32, tensor.type());
          var numbers = tensor.bytes().get().asFloatBuffer();
          assertEquals(tensor.elements(), numbers.remaining());
          while (numbers.hasRemaining()) {
            assertTrue(Math.abs(numbers.get()) < 100);
          }
        }
      }
    });
  }

  @Test
  void words_areReadWithTheSpaceBefore_andOthersRefused() {
    try (Organism organism = new Organism(NeedlesModel.ID); Tokenizer tokenizer = organism.openTokenizer()) {
      int[] tokens = tokenizer.encode(" ba #11 de");
      assertEquals(3, tokens.length);
      assertEquals(" #11", tokenizer.token(tokens[1]));
      assertArrayEquals(tokens, tokenizer.encode("ba #11 de"));
      assertEquals(" ba #11 de", tokenizer.decode(tokens));
      assertEquals(tokens.length + 1, tokenizer.encode("<|endoftext|> ba #11 de").length);
      HeadframeException refused = assertThrows(HeadframeException.class, () -> tokenizer.encode(" ba London"));
      assertEquals("HF-ORGANISMS-001", refused.id());
    }
  }
}
