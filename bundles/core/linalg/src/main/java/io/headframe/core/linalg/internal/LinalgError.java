package io.headframe.core.linalg.internal;

import io.headframe.core.error.ErrorKind;

/** Why a matrix has no factorisation. */
public final class LinalgError {

  public static final ErrorKind NOT_FINITE = ErrorKind.input(
      "HF-LINALG-001",
      "%s of a matrix of shape %s was asked, and its element at row %s, column %s (from 0) is %s; give a matrix of"
          + " finite numbers.");

  public static final ErrorKind NOT_SQUARE = ErrorKind.input(
      "HF-LINALG-002", "%s was asked of a matrix of shape %s; give a square one.");

  public static final ErrorKind NOT_SYMMETRIC = ErrorKind.input(
      "HF-LINALG-003",
      "%s was asked of a symmetric matrix, and of shape %s came one whose elements (%s, %s) and (%s, %s) are %s and %s;"
          + " give a symmetric one, or ask for singular values or general eigenvalues.");

  public static final ErrorKind NOT_POSITIVE_DEFINITE = ErrorKind.input(
      "HF-LINALG-004",
      "A factor of Cholesky was asked of a matrix of shape %s, and it is not positive definite: its leading minor of"
          + " order %s is not positive; add to the diagonal, or ask for the eigen-decomposition.");

  public static final ErrorKind ROWS_DIFFER = ErrorKind.input(
      "HF-LINALG-005",
      "%s was asked with a matrix of shape %s and right sides of shape %s; give right sides with as many rows as the"
          + " matrix has.");

  public static final ErrorKind SINGULAR = ErrorKind.input(
      "HF-LINALG-006",
      "A solution was asked with a matrix of shape %s, and it is singular: elimination finds nothing to divide by in"
          + " column %s (from 0); ask for least squares.");

  public static final ErrorKind NOT_CONVERGED = ErrorKind.fault(
      "HF-LINALG-007",
      "%s of a matrix of shape %s was asked, and the provider's computation failed; it says: %s");

  public static final ErrorKind NO_EIGENVALUES = ErrorKind.input(
      "HF-LINALG-008",
      "Eigenvalues of a matrix without symmetry were asked, and this provider has none; lease another provider.");

  public static final ErrorKind NO_PROVIDER = ErrorKind.input(
      "HF-LINALG-009",
      "Linear algebra was asked, and this distribution has no provider of it; use one with io.headframe.linalg.nd4j, or"
          + " with io.headframe.linalg.pytorch where PyTorch is.");

  private LinalgError() {}
}
