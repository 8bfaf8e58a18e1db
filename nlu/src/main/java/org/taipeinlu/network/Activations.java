package org.taipeinlu.network;

/**
 * Sigmoid and hyperbolic tangent by simple arithmetic, within 1e-6 of {@link Math}.
 *
 * <p>No branches and no calls, so that the just-in-time compiler can run many at once.
 */
@SuppressWarnings("FloatingPointLiteralPrecision") // the constants as their source prints them
final class Activations {
  private static final float LOG2_E = 1.44269504f;
  private static final float LN2_HIGH = 0.693359375f;
  private static final float LN2_LOW = -2.12194440e-4f;
  private static final float LIMIT = 30f; // beyond it both are 0 or 1 in float
  private static final float ROUND = 12582912f; // 1.5 · 2^23: adding it rounds to a whole number

  private Activations() {}

  /** {@return 1 / (1 + e^-x)} */
  static float sigmoid(float x) {
    return 1f / (1f + exp(-x));
  }

  /** {@return (e^x - e^-x) / (e^x + e^-x)} */
  static float tanh(float x) {
    return 2f / (1f + exp(-2f * x)) - 1f;
  }

  /**
   * e^x by 2^k · e^r with |r| ≤ ln 2 / 2; the polynomial is that of Cephes (expf), S. Moshier 1989.
   */
  private static float exp(float value) {
    float x = Math.max(-LIMIT, Math.min(LIMIT, value));
    float shifted = x * LOG2_E + ROUND;
    float k = shifted - ROUND;
    float r = x - k * LN2_HIGH - k * LN2_LOW;
    float p = 1.9875691500e-4f;
    p = p * r + 1.3981999507e-3f;
    p = p * r + 8.3334519073e-3f;
    p = p * r + 4.1665795894e-2f;
    p = p * r + 1.6666665459e-1f;
    p = p * r + 5.0000001201e-1f;
    p = p * r * r + r + 1f;
    return p * Float.intBitsToFloat(((int) k + 127) << 23);
  }
}
