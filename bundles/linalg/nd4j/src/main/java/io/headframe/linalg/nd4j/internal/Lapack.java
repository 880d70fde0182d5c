package io.headframe.linalg.nd4j.internal;

import io.headframe.core.error.HeadframeException;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.openblas.presets.openblas_nolapack;

/**
 * The OpenBLAS that ND4J carries, loaded and safe to call. Loading takes 0.2 to 0.4 s, and as long again where the
 * library has to be unpacked first.
 *
 * <p>OpenBLAS is told to compute on the thread that calls. With threads of its own its factorisations keep more on the
 * stack than the megabyte that a thread of Java has, and the process dies, from matrices of some 16 rows on. The number
 * of threads holds for the whole process: products of ND4J are computed on one thread too.
 */
final class Lapack {

  /** How rows and columns lie in memory: row after row. */
  static final int LAYOUT = openblas.LAPACK_ROW_MAJOR;

  private Lapack() {}

  /**
   * Call it before each factorisation: ND4J sets another number of threads when it is loaded.
   *
   * @throws HeadframeException if there is no such library for this machine
   */
  static void prepare() {
    try {
      // -1 before it is loaded. Asking costs nothing, loading what is loaded 0.1 ms, and setting half a millisecond.
      if (openblas_nolapack.blas_get_num_threads() != 1) {
        Loader.load(openblas.class);
        openblas_nolapack.blas_set_num_threads(1);
      }
    } catch (LinkageError e) {
      throw missing(e, System.getProperty("os.name") + " on " + System.getProperty("os.arch"));
    }
  }

  /** What to throw where the library cannot be loaded. */
  static HeadframeException missing(LinkageError cause, String machine) {
    return new HeadframeException(cause, Nd4jError.NO_LIBRARY, machine, cause.getMessage());
  }
}
