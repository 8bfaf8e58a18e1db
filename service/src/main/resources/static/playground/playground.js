// The playground: no library, no build. Everything that comes from the service or from the user is
// put in as text, never as HTML.
"use strict";

const WORDS = {
  en: {
    label: "A sentence about a trip", parse: "Parse",
    hint: "Enter parses, Shift+Enter starts a new line.", options: "Options", time: "Said at",
    zone: "Time zone", locale: "Locale", key: "API key", slot: "Slot", words: "Words",
    value: "Value", sure: "Confidence", request: "The same with curl", copy: "Copy",
    copied: "Copied", json: "The answer as JSON", api: "API description", other: "中文",
    missing: (names) => `Not mentioned: ${names}`, nothing: "Nothing found",
    latency: (ms) => `${ms} ms, network included`, offline: "The service does not answer. Is it running?",
    gates: "What the network remembers", ambiguous: "or", examples: ["I would like to arrive Taipei on November 2nd.",
      "I would like to leave Taipei on November 2nd.", "我想在11月2號到台北"],
  },
  zh: {
    label: "一句關於行程的話", parse: "解析", hint: "按 Enter 解析，Shift+Enter 換行。", options: "選項",
    time: "說話時間", zone: "時區", locale: "語言地區", key: "API 金鑰", slot: "欄位", words: "原文",
    value: "值", sure: "信心", request: "相同的 curl 指令", copy: "複製", copied: "已複製",
    json: "JSON 回應", api: "API 說明", other: "English",
    missing: (names) => `未提到：${names}`, nothing: "沒有找到",
    latency: (ms) => `${ms} 毫秒（含網路）`, offline: "服務沒有回應。它在執行嗎？",
    gates: "網路記住了什麼", ambiguous: "或", examples: ["我想在11月2號到台北", "我想在11月2号离开台北",
      "I would like to arrive Taipei on November 2nd."],
  },
};
const HUES = 5;
const OPTIONS = ["reference_time", "timezone", "locale"];
const byId = (id) => document.getElementById(id);

let words = WORDS.en;
let hues = new Map();
let latest = 0; // answers may overtake each other; only that of the latest request is shown

function speak(language) {
  words = WORDS[language];
  document.documentElement.lang = language === "zh" ? "zh-Hant" : "en";
  for (const element of document.querySelectorAll("[data-text]")) {
    element.textContent = words[element.dataset.text];
  }
  byId("language").textContent = words.other;
  byId("language").lang = language === "zh" ? "en" : "zh-Hant";
  byId("examples").replaceChildren(...words.examples.map((example) => {
    const button = create("button", example);
    button.type = "button";
    button.addEventListener("click", () => { byId("text").value = example; parse(); });
    return button;
  }));
}

function create(name, text, className) {
  const element = document.createElement(name);
  if (text !== undefined) element.textContent = text;
  if (className) element.className = className;
  return element;
}

function hue(slot) {
  if (!hues.has(slot)) hues.set(slot, hues.size % HUES);
  return `hue-${hues.get(slot)}`;
}

function name(entity) {
  return entity.role ? `${entity.slot} (${entity.role})` : entity.slot;
}

function requestBody() {
  const body = { text: byId("text").value };
  if (byId("gates").open) body.explain = true;
  for (const option of OPTIONS) {
    const value = byId(option).value.trim();
    if (value) body[option] = value;
  }
  return body;
}

function curl(body) {
  const quoted = JSON.stringify(body).replaceAll("'", "'\\''");
  const key = byId("key").value ? " \\\n  -H \"X-API-Key: $KEY\"" : "";
  return `curl ${new URL("parse", document.baseURI)}${key} \\\n`
    + `  -H 'Content-Type: application/json' \\\n  -d '${quoted}'`;
}

async function parse() {
  const mine = ++latest;
  const body = requestBody();
  byId("answer").setAttribute("aria-busy", "true");
  try {
    const headers = { "Content-Type": "application/json" };
    if (byId("key").value) headers["X-API-Key"] = byId("key").value;
    const start = performance.now();
    const response = await fetch("parse", { method: "POST", headers, body: JSON.stringify(body) });
    const answer = await response.json();
    const elapsed = performance.now() - start;
    if (mine !== latest) return;
    if (response.ok) show(answer, elapsed); else fail(answer.detail || response.statusText);
    byId("json").textContent = JSON.stringify(answer, null, 2);
  } catch (error) {
    if (mine === latest) {
      fail(words.offline);
      byId("json").textContent = "";
    }
  } finally {
    if (mine === latest) {
      byId("curl").textContent = curl(body);
      byId("request").hidden = false;
      byId("answer").setAttribute("aria-busy", "false");
    }
  }
}

function fail(message) {
  byId("found").hidden = true;
  byId("error").textContent = message;
  byId("error").hidden = false;
}

function show(answer, elapsed) {
  byId("error").hidden = true;
  byId("found").hidden = false;
  byId("sentence").replaceChildren(...highlighted(answer));
  byId("slots").replaceChildren(...answer.entities.map(row));
  byId("slots").parentElement.hidden = answer.entities.length === 0;
  byId("missing").textContent = answer.entities.length === 0 ? words.nothing
    : answer.missing.length ? words.missing(answer.missing.join(", ")) : "";
  byId("gate-tables").replaceChildren(
    ...(answer.explanation ? gateTables(answer.explanation, words === WORDS.en ? "en" : "zh") : []));
  byId("latency").textContent = words.latency(elapsed.toFixed(elapsed < 10 ? 1 : 0));
  byId("model").textContent = `${answer.model.name} ${answer.model.id.slice(0, 19)}…`;
}

// Positions count code points, and so does Array.from, which strings do not.
function highlighted(answer) {
  const points = Array.from(answer.text);
  const parts = [];
  let at = 0;
  for (const entity of answer.entities) {
    parts.push(document.createTextNode(points.slice(at, entity.start).join("")));
    const mark = create("mark", points.slice(entity.start, entity.end).join(""), hue(entity.slot));
    mark.append(create("small", name(entity)));
    parts.push(mark);
    at = entity.end;
  }
  parts.push(document.createTextNode(points.slice(at).join("")));
  return parts;
}

function row(entity) {
  const line = document.createElement("tr");
  const slot = create("td");
  slot.append(create("mark", name(entity), hue(entity.slot)));
  line.append(slot, create("td", entity.text), create("td", value(entity.value)),
    create("td", `${(100 * entity.confidence).toFixed(1)} %`));
  return line;
}

function value(resolved) {
  if (!resolved) return "–";
  if (resolved.kind === "place") {
    return [resolved.name, resolved.country, resolved.iata.join("/")].filter(Boolean).join(", ");
  }
  const readings = resolved.ambiguous ? resolved.values : [resolved];
  return readings.map(reading).join(` ${words.ambiguous} `);
}

function reading(time) {
  if (time.type === "interval") {
    return `${time.from ? time.from.value : "…"} – ${time.to ? time.to.value : "…"}`;
  }
  return `${time.value} (${time.grain})`;
}

byId("form").addEventListener("submit", (event) => { event.preventDefault(); parse(); });
byId("text").addEventListener("keydown", (event) => {
  // not while an input method composes: there Enter chooses a character
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    parse();
  }
});
byId("gates").addEventListener("toggle", () => { if (byId("gates").open) parse(); });
byId("language").addEventListener("click", () => speak(words === WORDS.en ? "zh" : "en"));
byId("copy").addEventListener("click", async () => {
  await navigator.clipboard.writeText(byId("curl").textContent);
  byId("copy").textContent = words.copied;
  setTimeout(() => { byId("copy").textContent = words.copy; }, 2000);
});
speak(navigator.language.startsWith("zh") ? "zh" : "en");
