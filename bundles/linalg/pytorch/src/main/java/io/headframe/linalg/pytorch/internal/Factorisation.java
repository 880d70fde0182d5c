package io.headframe.linalg.pytorch.internal;

/** What PyTorch computes, as the body of a script. Results are contiguous, so that Java reads them row after row. */
enum Factorisation {

  SINGULAR_VALUES("A singular value decomposition", """
      u, s, v, = torch.linalg_svd(x[0], False)
      return [torch.contiguous(u), s, torch.contiguous(v)]
      """),

  SYMMETRIC_EIGEN("An eigen-decomposition", """
      values, vectors, = torch.linalg_eigh(x[0])
      return [values, torch.contiguous(vectors)]
      """),

  EIGENVALUES("Eigenvalues", """
      values = torch.linalg_eigvals(x[0])
      return [torch.contiguous(torch.real(values)), torch.contiguous(torch.imag(values))]
      """),

  QR("A QR factorisation", """
      q, r, = torch.linalg_qr(x[0])
      return [torch.contiguous(q), torch.contiguous(r)]
      """),

  /** The second result is the order of the first leading minor that is not positive, or 0. */
  CHOLESKY("A factor of Cholesky", """
      factor, minor, = torch.linalg_cholesky_ex(x[0])
      return [torch.contiguous(factor), torch.reshape(minor, [1])]
      """),

  /** The second result is the column of the first pivot that is 0, from 1, or 0. */
  SOLUTION("A solution", """
      solution, pivot, = torch.linalg_solve_ex(x[0], x[1])
      return [torch.contiguous(solution), torch.reshape(pivot, [1])]
      """);

  private final String asked;
  private final String script;

  Factorisation(String asked, String script) {
    this.asked = asked;
    this.script = script;
  }

  /** What is computed, as the beginning of a sentence. */
  String asked() {
    return asked;
  }

  String script() {
    return script;
  }
}
