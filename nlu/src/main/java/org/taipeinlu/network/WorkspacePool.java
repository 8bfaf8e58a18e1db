package org.taipeinlu.network;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Workspaces to use again. Who finds none makes one: nobody waits, and as they belong to no thread,
 * a million virtual threads need no more of them than run at once.
 */
final class WorkspacePool {
  /** Longer sentences are rare, and keeping their workspaces would hold megabytes. */
  private static final int LARGEST_KEPT = 1024;

  private static final int SMALLEST = 64;

  private final int gates;
  private final int units;
  private final AtomicReferenceArray<@Nullable Workspace> free =
      new AtomicReferenceArray<>(2 * Runtime.getRuntime().availableProcessors());

  WorkspacePool(int gates, int units) {
    this.gates = gates;
    this.units = units;
  }

  /** {@return a workspace for at least so many tokens, that nobody else has} */
  Workspace take(int rows) {
    for (int i = 0; i < free.length(); i++) {
      if (free.getPlain(i) != null) {
        Workspace found = free.getAndSet(i, null);
        if (found != null && found.rows() >= rows) {
          return found;
        }
      }
    }
    int room = SMALLEST;
    while (room < rows && room < LARGEST_KEPT) {
      room *= 2;
    }
    return new Workspace(Math.max(room, rows), gates, units);
  }

  /** Gives a workspace back. */
  void give(Workspace workspace) {
    if (workspace.rows() > LARGEST_KEPT) {
      return;
    }
    for (int i = 0; i < free.length(); i++) {
      if (free.getPlain(i) == null && free.compareAndSet(i, null, workspace)) {
        return;
      }
    }
  }
}
