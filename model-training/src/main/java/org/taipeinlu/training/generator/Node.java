package org.taipeinlu.training.generator;

import java.util.List;

/** A piece of a pattern. */
sealed interface Node {

  /** Characters as they are. */
  record Literal(String text) implements Node {}

  /** One piece after another. */
  record Sequence(List<Node> parts) implements Node {}

  /** One of several pieces. */
  record Choice(List<Node> options) implements Node {}

  /** A piece that fills a slot. */
  record Slot(String label, Node value) implements Node {}

  /** Something from a list or a macro of this name. */
  record Reference(String name) implements Node {}

  /** A whole number between two others, both possible, with at least so many digits. */
  record Range(int first, int last, int digits) implements Node {}
}
