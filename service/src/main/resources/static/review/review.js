// The review page: no library, no build. Everything that comes from the service or from the user is
// put in as text, never as HTML. The key stays in its field: it is neither stored nor in an address.
"use strict";

const HUES = 5;
const byId = (id) => document.getElementById(id);

let says = REVIEW_WORDS.en;
let queue = [];
let entry = null; // what is under review, as the service has it
let choices = { words: [], labels: [] }; // of that entry
let marks = []; // what its reviewer says
let anchor = -1; // words from here
let current = -1; // to here are selected
let pressed = { from: -1, over: -1 }; // while a pointer is down
let tapped = -1; // a finger has no Shift: its next tap goes on from this word
let done = []; // what undo takes back, the latest last
let busy = false;
let next = null; // what waits until that is over

function speak(language) {
  says = REVIEW_WORDS[language];
  document.documentElement.lang = language === "zh" ? "zh-Hant" : "en";
  for (const element of document.querySelectorAll("[data-text]")) {
    element.textContent = says[element.dataset.text];
  }
  byId("language").textContent = says.other;
  byId("language").lang = language === "zh" ? "en" : "zh-Hant";
  if (entry) showEntry();
}

function create(name, text, className) {
  const element = document.createElement(name);
  if (text !== undefined) element.textContent = text;
  if (className) element.className = className;
  return element;
}

function hue(slot) {
  const slots = [...new Set(choices.labels.map((label) => label.slot))];
  return `hue-${Math.max(0, slots.indexOf(slot)) % HUES}`;
}

/** The answer of the service; a refusal is thrown with its status. */
async function call(path, body) {
  const headers = { "X-API-Key": byId("key").value };
  if (body) headers["Content-Type"] = "application/json";
  let response;
  try {
    response = await fetch(path, body ? { method: "PUT", headers, body: JSON.stringify(body) } : { headers });
  } catch (failure) {
    throw Object.assign(new Error(says.offline), { cause: failure });
  }
  if (response.ok) return response.json();
  const problem = await response.json().catch(() => ({}));
  throw Object.assign(new Error(problem.detail || response.statusText), { status: response.status });
}

/** One thing at a time: what is clicked twice is done once. Only a new queue waits for its turn. */
async function alone(work) {
  if (busy) {
    if (work === load) next = load;
    return;
  }
  busy = true;
  byId("error").hidden = true;
  try {
    await work();
  } catch (failure) {
    byId("error").textContent = failure.message;
    byId("error").hidden = false;
  } finally {
    busy = false;
  }
  const waiting = next;
  next = null;
  if (waiting) await alone(waiting);
}

async function load() {
  const order = byId("order").value;
  queue = await call(`feedback?status=${byId("status").value}&order=${order}&limit=100`)
    .catch((failure) => { throw failure.status === 404 ? new Error(says.off) : failure; });
  done = [];
  byId("said").textContent = queue.length ? says.loaded(queue.length) : says.empty;
  await select(queue[0]);
}

async function select(chosen) {
  entry = chosen || null;
  choices = entry ? await call(`feedback/${entry.id}/choices`) : { words: [], labels: [] };
  marks = entry ? entry.corrected : [];
  anchor = current = entry && choices.words.length ? 0 : -1;
  tapped = -1;
  showEntry();
  showQueue();
  if (entry) byId("sentence").focus();
}

function showQueue() {
  byId("queue").replaceChildren(...queue.map((waiting) => {
    const button = create("button");
    button.type = "button";
    button.append(create("span", waiting.text, "text"),
      create("span", `${(100 * waiting.confidence).toFixed(1)} % · ${waiting.disagreement}`, "sure"));
    if (entry && waiting.id === entry.id) button.setAttribute("aria-current", "true");
    button.addEventListener("click", () => alone(() => select(waiting)));
    const line = create("li");
    line.append(button);
    return line;
  }));
}

function showEntry() {
  byId("editor").hidden = !entry;
  byId("undo").hidden = done.length === 0;
  if (!entry) return;
  showSentence();
  byId("labels").replaceChildren(...[...choices.labels, null].map((label, at) => {
    const key = label ? at + 1 : 0;
    const button = create("button", `${key < 10 ? `${key} ` : ""}${label ? labelName(label) : says.none}`,
      label ? hue(label.slot) : "");
    button.type = "button";
    button.addEventListener("click", () => { mark(label); byId("sentence").focus(); });
    return button;
  }));
  byId("answered").replaceChildren(...pieces(entry.text, entry.answered).map((piece) => (
    piece.slot ? withName(piece, piece.text) : document.createTextNode(piece.text))));
  byId("facts").textContent = says.facts(entry, says[entry.source]);
}

function withName(piece, ...content) {
  const element = create("mark", undefined, hue(piece.slot));
  element.append(...content, create("small", labelName(piece)));
  return element;
}

function showSentence() {
  const [first, last] = [Math.min(anchor, current), Math.max(anchor, current)];
  byId("sentence").replaceChildren(...pieces(entry.text, marks).map((piece) => {
    const parts = pieces(entry.text, choices.words).filter((part) => overlaps(part, piece)).map((part) => {
      const at = choices.words.findIndex((word) => word.start === part.start);
      if (at < 0 || part.start < piece.start || part.end > piece.end) {
        return document.createTextNode(cut(part, piece));
      }
      const word = create("span", part.text, at === current ? "word current" : "word");
      word.id = `word-${at}`;
      word.setAttribute("role", "option");
      word.setAttribute("aria-selected", at >= first && at <= last);
      return word;
    });
    return piece.slot ? withName(piece, ...parts) : parts;
  }).flat());
  byId("sentence").setAttribute("aria-activedescendant", `word-${current}`);
}

/** What lies between words reaches over the border of a mark, and so may words of another model. */
function cut(part, piece) {
  return Array.from(entry.text).slice(Math.max(part.start, piece.start), Math.min(part.end, piece.end)).join("");
}

function choose(word, extend) {
  current = Math.max(0, Math.min(choices.words.length - 1, word));
  if (!extend) anchor = current;
  showSentence();
}

/** Fills the slot with the selected words, or empties what they lie in. */
function mark(label) {
  if (busy || !entry || current < 0) return;
  tapped = -1;
  const [first, last] = [Math.min(anchor, current), Math.max(anchor, current)];
  const run = { start: choices.words[first].start, end: choices.words[last].end };
  done.push({ id: entry.id, marks });
  marks = marked(marks, run, label);
  anchor = current = last;
  showEntry();
}

async function decide(status) {
  if (!entry) return;
  const mine = { id: entry.id, marks };
  try {
    const after = await call(`feedback/${entry.id}`, { version: entry.version, status, corrected: marks });
    const at = queue.findIndex((waiting) => waiting.id === entry.id);
    done = done.filter((step) => step.id !== entry.id);
    done.push({ before: entry, after, at });
    queue = queue.filter((waiting) => waiting.id !== entry.id);
    byId("said").textContent = says.saved[status];
    await select(queue[Math.min(at, queue.length - 1)]);
  } catch (failure) {
    if (failure.status !== 409) throw failure;
    const theirs = await call(`feedback/${mine.id}`);
    queue = queue.map((waiting) => (waiting.id === theirs.id ? theirs : waiting));
    await select(theirs);
    done.push(mine);
    showEntry();
    throw new Error(`${failure.message}. ${says.conflict}`);
  }
}

async function undo() {
  const step = done[done.length - 1];
  if (!step) return;
  if (step.before) {
    const { before, after, at } = step;
    const again = await call(`feedback/${before.id}`,
      { version: after.version, status: before.status, corrected: before.corrected });
    queue = [...queue.slice(0, at), again, ...queue.slice(at)];
    byId("said").textContent = says.saved[before.status];
    done.pop();
    await select(again);
  } else {
    done.pop();
    if (!entry || entry.id !== step.id) await select(queue.find((waiting) => waiting.id === step.id));
    if (entry) marks = step.marks;
    showEntry();
  }
}

function move(step) {
  const at = queue.findIndex((waiting) => entry && waiting.id === entry.id);
  if (queue[at + step]) alone(() => select(queue[at + step]));
}

function wordAt(event) {
  const under = document.elementFromPoint(event.clientX, event.clientY);
  const word = under && under.closest("#sentence .word");
  return word ? Number(word.id.slice("word-".length)) : -1;
}

/** What a press chooses: a word, the words up to it, or all words of the mark that it lies in. */
function press(event) {
  const word = wordAt(event);
  if (word < 0) return;
  const touch = event.pointerType === "touch";
  const goesOn = event.shiftKey || (touch && tapped >= 0 && tapped !== word);
  choose(word, goesOn);
  pressed = { from: anchor, over: word };
  const around = goesOn ? null : marks.find((it) => overlaps(it, choices.words[word]));
  tapped = touch && !goesOn && !around ? word : -1;
  if (around) {
    const { first, last } = wordsOf(around, choices.words);
    anchor = first;
    choose(last, true);
  }
}

function drag(event) {
  const word = pressed.from < 0 ? -1 : wordAt(event);
  if (word < 0 || word === pressed.over) return;
  anchor = pressed.from;
  pressed.over = word;
  choose(word, true);
}

function release() {
  pressed = { from: -1, over: -1 };
}

const KEYS = {
  ArrowRight: (event) => choose(current + 1, event.shiftKey),
  ArrowLeft: (event) => choose(current - 1, event.shiftKey),
  Home: (event) => choose(0, event.shiftKey),
  End: (event) => choose(choices.words.length - 1, event.shiftKey),
  Delete: () => mark(null),
  Backspace: () => mark(null),
  a: () => alone(() => decide("accepted")),
  r: () => alone(() => decide("rejected")),
  u: () => alone(undo),
  n: () => move(1),
  p: () => move(-1),
};

byId("sentence").addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const label = /^[1-9]$/.test(event.key) ? choices.labels[Number(event.key) - 1] : undefined;
  const action = KEYS[event.key];
  if (label || event.key === "0") mark(label || null);
  else if (action) action(event);
  else return;
  event.preventDefault();
});
byId("sentence").addEventListener("pointerdown", press);
byId("sentence").addEventListener("pointermove", drag);
document.addEventListener("pointerup", release);
document.addEventListener("pointercancel", release);
for (const choice of ["order", "status"]) {
  byId(choice).addEventListener("change", () => { if (byId("key").value) alone(load); });
}
byId("form").addEventListener("submit", (event) => { event.preventDefault(); alone(load); });
byId("accept").addEventListener("click", () => alone(() => decide("accepted")));
byId("reject").addEventListener("click", () => alone(() => decide("rejected")));
byId("undo").addEventListener("click", () => alone(undo));
byId("language").addEventListener("click", () => speak(says === REVIEW_WORDS.en ? "zh" : "en"));
speak(navigator.language.startsWith("zh") ? "zh" : "en");
