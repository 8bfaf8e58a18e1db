package org.taipeinlu;

/** Times the stages of one parse, unless nobody listens: then no clock is read. */
final class StageClock {
  private final StageObserver observer;
  private long last;

  StageClock(StageObserver observer) {
    this.observer = observer;
    this.last = observer == StageObserver.NONE ? 0 : System.nanoTime();
  }

  /** Ends a stage; the next one begins. */
  void ends(Stage stage) {
    if (observer != StageObserver.NONE) {
      long now = System.nanoTime();
      observer.took(stage, now - last);
      last = System.nanoTime(); // what the observer does belongs to no stage
    }
  }
}
