package io.headframe.core.model.weights;

/** Through which of its inputs a later head reads what an earlier head wrote. Elhage et al. (2021). */
public enum Composition {
  /** The query: it decides where the later head looks from. */
  Q {
    @Override
    public FactoredMatrix reader(HeadWeights later) {
      return later.qk();
    }
  },
  /** The key: it decides where the later head looks to. Previous-token heads feed induction heads so. */
  K {
    @Override
    public FactoredMatrix reader(HeadWeights later) {
      return later.qk().transpose();
    }
  },
  /** The value: it is moved on. Two heads act as one. */
  V {
    @Override
    public FactoredMatrix reader(HeadWeights later) {
      return later.ov();
    }
  };

  /** The matrix of the later head that is multiplied with what the earlier head wrote: W_QK, W_QKᵀ or W_OV. */
  public abstract FactoredMatrix reader(HeadWeights later);
}
