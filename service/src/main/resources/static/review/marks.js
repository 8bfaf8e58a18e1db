// Which words fill which slots. Words and marks are {start, end} in code points, half-open, in
// reading order; a mark has a slot and perhaps a role. Nothing here changes what it is given.
"use strict";

function labelName(label) {
  return label.role ? `${label.slot} (${label.role})` : label.slot;
}

function overlaps(a, b) {
  return a.start < b.end && b.start < a.end;
}

/** The marks once a run of words fills a slot, or none if there is no label. */
function marked(marks, run, label) {
  const others = marks.filter((mark) => !overlaps(mark, run));
  if (!label) return others;
  const added = { slot: label.slot, ...(label.role && { role: label.role }), ...run };
  return [...others, added].sort((a, b) => a.start - b.start);
}

/** The first and last word of a mark, as places in the list of words. */
function wordsOf(mark, words) {
  const inside = words.map((word, at) => (overlaps(word, mark) ? at : -1)).filter((at) => at >= 0);
  return { first: inside[0], last: inside[inside.length - 1] };
}

/** The text in pieces: between marks, and the marks; positions count code points. */
function pieces(text, marks) {
  const points = Array.from(text);
  const result = [];
  let at = 0;
  for (const mark of [...marks, { start: points.length, end: points.length }]) {
    if (at < mark.start) result.push({ start: at, end: mark.start });
    if (mark.start < mark.end) result.push(mark);
    at = mark.end;
  }
  return result.map((piece) => ({ ...piece, text: points.slice(piece.start, piece.end).join("") }));
}
