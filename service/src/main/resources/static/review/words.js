// What the review page says.
"use strict";

const REVIEW_WORDS = {
  en: {
    title: "Review", key: "API key of an administrator", order: "First comes", status: "Show",
    confidence: "what the model was least sure of", disagreement: "where user and model differ most",
    open: "open", accepted: "accepted", rejected: "rejected", load: "Show the queue",
    right: "What is right", answered: "What the model found", queue: "Queue",
    accept: "Accept (a)", reject: "Reject (r)", undo: "Undo (u)", none: "no slot", other: "中文",
    keys: "Arrows choose a word, with Shift several; a number fills a slot with them, 0 empties it; n and p go through the queue.",
    feedback: "a user corrected it", sample: "the model was unsure",
    facts: (entry, source) => `${source}, sent ${entry.times} ×, confidence ${(100 * entry.confidence).toFixed(1)} %, `
      + `${entry.disagreement} differences${entry.reviewer ? `, reviewed by ${entry.reviewer}` : ""}`,
    empty: "Nothing to review.", loaded: (count) => `${count} in the queue.`,
    offline: "The service does not answer. Is it running?",
    off: "Feedback is switched off; see nlu.feedback.enabled.",
    saved: { open: "Taken back.", accepted: "Accepted.", rejected: "Rejected." },
    conflict: "What you see now is theirs; undo brings your marks back.",
  },
  zh: {
    title: "審閱", key: "管理員的 API 金鑰", order: "排在最前", status: "顯示",
    confidence: "模型最沒把握的", disagreement: "使用者與模型差異最大的",
    open: "待審", accepted: "已接受", rejected: "已拒絕", load: "顯示佇列",
    right: "正確答案", answered: "模型的答案", queue: "佇列",
    accept: "接受 (a)", reject: "拒絕 (r)", undo: "復原 (u)", none: "不屬任何欄位", other: "English",
    keys: "方向鍵選字，加 Shift 可選多個；數字鍵填入欄位，0 清除；n 與 p 切換句子。",
    feedback: "使用者更正", sample: "模型沒把握",
    facts: (entry, source) => `${source}，收到 ${entry.times} 次，信心 ${(100 * entry.confidence).toFixed(1)} %，`
      + `${entry.disagreement} 處不同${entry.reviewer ? `，審閱者 ${entry.reviewer}` : ""}`,
    empty: "沒有待審的句子。", loaded: (count) => `佇列中有 ${count} 句。`,
    offline: "服務沒有回應。它在執行嗎？",
    off: "回饋功能未開啟；請見 nlu.feedback.enabled。",
    saved: { open: "已收回。", accepted: "已接受。", rejected: "已拒絕。" },
    conflict: "現在顯示的是對方的結果；復原可取回您的標記。",
  },
};
