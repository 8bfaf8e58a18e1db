// What the network's memory did, as a heat map: a table for each direction of each layer, a column
// for each token. Everything is put in as text; colours are set through the CSS object model, which
// the Content-Security-Policy allows.
"use strict";

const GATE_WORDS = {
  en: {
    none: "This network has no gates.",
    legend: "A gate is between 0, closed, and 1, open. Change is how far the memory moved.",
    forward: "Reads forwards", backward: "Reads backwards", layer: (n) => `layer ${n}`,
    input: "Input gate", forget: "Forget gate", output: "Output gate", change: "Change",
    action: "The memory", cells: "Cells that changed most",
    kept: "kept", reset: "reset", overwrote: "overwrote", mixed: "mixed",
  },
  zh: {
    none: "這個網路沒有閘門。",
    legend: "閘門介於 0（關）與 1（開）之間；變化是記憶移動的幅度。",
    forward: "由前往後讀", backward: "由後往前讀", layer: (n) => `第 ${n} 層`,
    input: "輸入閘", forget: "遺忘閘", output: "輸出閘", change: "變化",
    action: "記憶", cells: "變化最大的單元",
    kept: "保留", reset: "清除", overwrote: "覆寫", mixed: "混合",
  },
};
const GATES = ["input", "forget", "output", "change"];

function gateTables(explanation, language) {
  const says = GATE_WORDS[language];
  if (!explanation.gates) return [create("p", says.none)];
  const tables = [];
  explanation.gates.layers.forEach((layer, index) => {
    for (const direction of ["forward", "backward"]) {
      if (layer[direction].length === 0) continue;
      const several = explanation.gates.layers.length > 1;
      const caption = says[direction] + (several ? `, ${says.layer(index + 1)}` : "");
      tables.push(gateTable(explanation.tokens, layer[direction], caption, says));
    }
  });
  return [create("p", says.legend), ...tables];
}

function gateTable(tokens, steps, caption, says) {
  const table = create("table", undefined, "gates");
  table.append(create("caption", caption));
  const head = document.createElement("tr");
  head.append(create("td"), ...tokens.map((token) => header(token.text, "col")));
  table.append(head, ...GATES.map((gate) => gateRow(gate, steps, says)));
  const actions = document.createElement("tr");
  actions.append(header(says.action, "row"),
    ...steps.map((step) => create("td", says[step.action], `action ${step.action}`)));
  const cells = document.createElement("tr");
  cells.append(header(says.cells, "row"), ...steps.map((step) => create("td", changes(step), "cells")));
  table.append(actions, cells);
  const frame = create("div", undefined, "frame");
  frame.tabIndex = 0; // scrolls with the keyboard, too
  frame.append(table);
  return frame;
}

function gateRow(gate, steps, says) {
  const line = document.createElement("tr");
  line.append(header(says[gate], "row"));
  for (const step of steps) {
    const cell = create("td", step[gate].toFixed(2), "heat");
    cell.style.setProperty("--share", Math.min(1, step[gate]));
    line.append(cell);
  }
  return line;
}

function header(text, scope) {
  const cell = create("th", text);
  cell.scope = scope;
  return cell;
}

function changes(step) {
  return step.cells.slice(0, 3)
    .filter((cell) => Math.abs(cell.after - cell.before) >= 0.05) // others would look unchanged
    .map((cell) => `${cell.cell}: ${cell.before.toFixed(1)} → ${cell.after.toFixed(1)}`)
    .join("\n");
}
