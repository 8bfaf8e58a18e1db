package org.taipeinlu.training.network;

import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Limits what Deeplearning4j takes outside of the Java heap. Without them it has been seen to grow
 * past 8 GB on small networks.
 */
public final class NativeMemory {
  private static final String BYTES = "org.bytedeco.javacpp.maxbytes";
  private static final String PHYSICAL_BYTES = "org.bytedeco.javacpp.maxphysicalbytes";

  private NativeMemory() {}

  /** Sets the limits; must run before anything else of this package. What the user set stays. */
  public static void limit() {
    setIfAbsent(BYTES, "2G");
    setIfAbsent(PHYSICAL_BYTES, "6G");
    Nd4j.getMemoryManager().togglePeriodicGc(false);
    useOneThread();
  }

  /**
   * Keeps operations that this thread calls on one thread: matrices this small lose more to the
   * hand-over between threads than they gain.
   */
  static void useOneThread() {
    NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
  }

  private static void setIfAbsent(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
