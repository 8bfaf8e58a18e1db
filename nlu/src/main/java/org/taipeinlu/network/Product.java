package org.taipeinlu.network;

/** A matrix that rows of numbers are multiplied with. */
final class Product {
  private final Kernel kernel;
  private final PackedMatrix matrix;

  Product(Matrix matrix, Kernel kernel) {
    this.kernel = kernel;
    this.matrix = kernel.pack(matrix);
  }

  /** y += x·M; y has room for whole vectors (see {@link Kernel#roomFor}). */
  void addTo(float[] x, float[] y) {
    kernel.multiplyAdd(matrix, new float[][] {x}, new float[][] {y}, 1);
  }
}
