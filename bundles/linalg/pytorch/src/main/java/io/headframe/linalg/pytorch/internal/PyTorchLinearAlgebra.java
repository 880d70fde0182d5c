package io.headframe.linalg.pytorch.internal;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.headframe.core.linalg.Eigenvalues;
import io.headframe.core.linalg.LinearAlgebra;
import io.headframe.core.linalg.Matrix;
import io.headframe.core.linalg.OrthogonalTriangular;
import io.headframe.core.linalg.SingularValues;
import io.headframe.core.linalg.SymmetricEigen;
import io.headframe.core.linalg.provider.CheckedLinearAlgebra;
import io.headframe.core.method.HealthCheck;
import io.headframe.core.method.Run;
import io.headframe.core.method.Technique;
import io.headframe.core.torchscript.TorchScript;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Factorisations by {@code torch.linalg}, which calls the LAPACK that PyTorch is built with: gesdd, syevd, geev, geqrf
 * and orgqr, potrf, getrf and getrs. Computed on the CPU; a call copies its matrices to native memory and back.
 */
@Component(service = {LinearAlgebra.class, HealthCheck.class})
@Technique(id = "pytorch")
public final class PyTorchLinearAlgebra extends CheckedLinearAlgebra implements HealthCheck {

  private final NDManager memory = NDManager.newBaseManager(Device.cpu(), "PyTorch");
  private final Map<Factorisation, TorchScript> scripts = new EnumMap<>(Factorisation.class);

  /** Compiles the scripts, which takes some 40 ms. */
  public PyTorchLinearAlgebra() {
    for (Factorisation factorisation : Factorisation.values()) {
      scripts.put(factorisation, new TorchScript(factorisation.script()));
    }
  }

  /** Frees the scripts. */
  @Deactivate
  public void close() {
    scripts.values().forEach(TorchScript::close);
    memory.close();
  }

  /** The one to ask unless another is known to be faster. */
  @Override
  public int rank(int size) {
    return 100;
  }

  /** The product of [[3, 0], [4, 5]] with its transpose has the eigenvalues 45 and 5. */
  @Override
  public void checkHealth(Run run) {
    double[] found = svd(Matrix.of(new double[] {3, 0}, new double[] {4, 5})).values();
    if (Math.abs(found[0] - Math.sqrt(45)) > 1e-12 || Math.abs(found[1] - Math.sqrt(5)) > 1e-12) {
      throw new IllegalStateException("the singular values are the roots of 45 and 5, and found were " + found[0]
          + " and " + found[1]);
    }
  }

  @Override
  protected SingularValues computeSvd(Matrix matrix) {
    return compute(Factorisation.SINGULAR_VALUES, List.of(matrix), found ->
        new SingularValues(matrix(found.get(0)), found.get(1).toDoubleArray(), matrix(found.get(2)).transpose()));
  }

  @Override
  protected SymmetricEigen computeSymmetricEigen(Matrix matrix) {
    return compute(Factorisation.SYMMETRIC_EIGEN, List.of(matrix), found ->
        new SymmetricEigen(found.get(0).toDoubleArray(), matrix(found.get(1))));
  }

  @Override
  protected Eigenvalues computeEigenvalues(Matrix matrix) {
    return compute(Factorisation.EIGENVALUES, List.of(matrix), found ->
        new Eigenvalues(found.get(0).toDoubleArray(), found.get(1).toDoubleArray()));
  }

  @Override
  protected OrthogonalTriangular computeQr(Matrix matrix) {
    return compute(Factorisation.QR, List.of(matrix), found ->
        new OrthogonalTriangular(matrix(found.get(0)), matrix(found.get(1))));
  }

  @Override
  protected Matrix computeCholesky(Matrix matrix) {
    return compute(Factorisation.CHOLESKY, List.of(matrix), found -> {
      int minor = found.get(1).toIntArray()[0];
      if (minor > 0) {
        throw notPositiveDefinite(matrix, minor);
      }
      return matrix(found.get(0));
    });
  }

  @Override
  protected Matrix computeSolution(Matrix matrix, Matrix rightSide) {
    return compute(Factorisation.SOLUTION, List.of(matrix, rightSide), found -> {
      int pivot = found.get(1).toIntArray()[0];
      if (pivot > 0) {
        throw singular(matrix, pivot - 1);
      }
      return matrix(found.get(0));
    });
  }

  private <T> T compute(Factorisation factorisation, List<Matrix> arguments, Function<NDList, T> result) {
    try (NDManager scope = memory.newSubManager()) {
      List<NDArray> arrays = arguments.stream()
          .map(matrix -> scope.create(matrix.elements(), new Shape(matrix.rows(), matrix.columns())))
          .toList();
      return result.apply(scripts.get(factorisation).call(arrays, scope));
    } catch (EngineException e) {
      throw failure(e, factorisation.asked(), arguments.get(0));
    }
  }

  private static Matrix matrix(NDArray array) {
    Shape shape = array.getShape();
    return new Matrix(Math.toIntExact(shape.get(0)), Math.toIntExact(shape.get(1)), array.toDoubleArray());
  }
}
