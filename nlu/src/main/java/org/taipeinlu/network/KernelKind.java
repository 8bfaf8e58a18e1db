package org.taipeinlu.network;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** The ways in which the network can be computed. All give the same scores to 1e-5. */
public enum KernelKind {
  /** Plain loops; needs nothing of the JVM. */
  SCALAR {
    @Override
    Kernel kernel() {
      return new ScalarKernel();
    }
  },

  /** Vector instructions by the module jdk.incubator.vector, which the JVM is started with. */
  VECTOR {
    @Override
    Kernel kernel() {
      if (!vectorModuleIsPresent()) {
        throw new IllegalStateException(
            "the vector kernel needs jdk.incubator.vector; start java with --add-modules "
                + VECTOR_MODULE);
      }
      try {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        Class<?> type = lookup.findClass("org.taipeinlu.network.VectorKernel");
        return (Kernel) lookup.findConstructor(type, MethodType.methodType(void.class)).invoke();
      } catch (Error e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException("the vector kernel is not in this jar", e);
      }
    }
  };

  private static final String VECTOR_MODULE = "jdk.incubator.vector";

  /** With shorter vectors than 256 bits the compiler's own vectorising of loops is as good. */
  private static final int FAST_LANES = 8;

  private static final KernelKind FASTEST = choose();

  /** {@return the fastest that this JVM offers; chosen once} */
  public static KernelKind fastest() {
    return FASTEST;
  }

  abstract Kernel kernel();

  private static KernelKind choose() {
    Logger logger = System.getLogger(KernelKind.class.getName());
    if (!vectorModuleIsPresent()) {
      logger.log(
          Level.INFO,
          "Scalar kernel; java --add-modules {0} enables the vector kernel",
          VECTOR_MODULE);
      return SCALAR;
    }
    int lanes = VECTOR.kernel().roomFor(1);
    KernelKind kind = lanes < FAST_LANES ? SCALAR : VECTOR;
    logger.log(Level.INFO, "{0} kernel; this processor has vectors of {1} floats", kind, lanes);
    return kind;
  }

  private static boolean vectorModuleIsPresent() {
    return ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent();
  }
}
