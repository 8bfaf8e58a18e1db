/** Writes a model in the open ONNX format. Knows bundles; nothing of training or commands. */
@NullMarked
package org.taipeinlu.training.onnx;

import org.jspecify.annotations.NullMarked;
