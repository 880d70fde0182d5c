package io.headframe.core.linalg;

/**
 * A thin QR factorisation, A = Q R, of a matrix [m, n], with k = min(m, n). Immutable.
 *
 * @param orthogonal Q: [m, k], with orthonormal columns
 * @param triangular R: [k, n], 0 below the diagonal, none of the diagonal negative
 */
public record OrthogonalTriangular(Matrix orthogonal, Matrix triangular) {}
