/** Tries what puts the service onto machines: the Helm chart and the container image. */
@org.jspecify.annotations.NullMarked
package org.taipeinlu.deployment;
