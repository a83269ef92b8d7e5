// Sends many handouts one by one, two at a time: each has its own request, so that one that fails
// stops no other, and what has arrived is in the server's tables whatever happens to this page.

import { refreshToken } from "./post_form.js";

const AT_ONCE = 2;
const LONGEST = 5 * 60 * 1000; // ms for one file: a slow line, then LibreOffice
const TELL_EVERY = 5000; // ms between two announcements

const form = document.querySelector("form[data-several]");
const section = document.querySelector("[data-progress]");
const bar = section.querySelector("progress");
const count = section.querySelector("[data-count]");
const told = section.querySelector("[data-told]");
const list = section.querySelector(".file-rows");
const again = section.querySelector("[data-again-all]");

let url = ""; // of the batch
let items = [];
let queue = [];
let busy = 0;
let toldAt = 0;

const words = (name) => document.querySelector(`template[data-words="${name}"]`).innerHTML.trim();
const numberOf = (...states) => items.filter((item) => states.includes(item.state)).length;

function addRow(file) {
  const row = document.querySelector("template[data-row]").content.firstElementChild.cloneNode(true);
  const item = { file, row, state: "waiting" };
  row.querySelector(".file-name").textContent = file.name;
  row.querySelector("[data-again] span").textContent = ` ${file.name}`;
  row.querySelector("[data-again]").addEventListener("click", () => sendAgain([item]));
  list.append(row);
  return item;
}

function show(item, state, problem = "") {
  item.state = state;
  item.row.querySelector("[data-state]").textContent = words(state);
  item.row.querySelector("[data-state]").className = `chip chip-${problem ? "bad" : "quiet"}`;
  item.row.querySelector("[data-words]").textContent = problem;
  item.row.querySelector("[data-again]").hidden = !problem;
}

// What the server wrote down, in its own words.
function showRead(item, answer) {
  const holder = document.createElement("template");
  holder.innerHTML = answer.row;
  const row = holder.content.querySelector("li");
  item.row.replaceWith(row);
  item.row = row;
  item.state = answer.state;
  for (const more of answer.more ?? []) showFromArchive(item, more);
}

// An archive was sent as one file and is read as many.
function showFromArchive(item, answer) {
  const holder = document.createElement("template");
  holder.innerHTML = answer.row;
  const row = holder.content.querySelector("li");
  item.row.after(row);
  const found = { file: item.file, row, state: answer.state };
  items.push(found);
}

function showProgress() {
  const isDone = !busy && !queue.length;
  const numbers = {
    done: items.length - numberOf("waiting", "sending", "failed"),
    total: items.length,
    refused: numberOf("refuse"),
    failed: numberOf("failed"),
  };
  bar.max = items.length;
  bar.value = numbers.done;
  count.textContent = count.dataset.words.replace(/\{(\w+)\}/g, (_, name) => numbers[name]);
  section.querySelector("[data-under-way]").hidden = isDone;
  section.querySelector("[data-finished]").hidden = !isDone;
  again.hidden = !numbers.failed;
  if (isDone || Date.now() - toldAt > TELL_EVERY) {
    toldAt = Date.now();
    told.textContent = count.textContent;
  }
}

function fieldsOf(file) {
  refreshToken(form);
  const fields = new FormData();
  fields.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  if (file.size > Number(form.dataset.largest)) {
    // No format takes as much: for the report its name is enough.
    fields.set("name", file.name);
    fields.set("size", Math.min(file.size, 2 ** 31 - 1));
  } else {
    fields.set("file", file);
  }
  return fields;
}

async function post(address, body) {
  const response = await fetch(address, {
    method: "POST",
    headers: { Accept: "application/json" },
    credentials: "same-origin",
    signal: AbortSignal.timeout(LONGEST),
    body,
  });
  const isJson = response.headers.get("Content-Type")?.startsWith("application/json");
  return { ...(isJson ? await response.json() : {}), status: response.status };
}

const problemOf = (status) => ([401, 403].includes(status) ? "signed-out" : "server");

async function send(item) {
  show(item, "sending");
  try {
    const answer = await post(url, fieldsOf(item.file));
    if (answer.row) showRead(item, answer);
    else show(item, "failed", words(problemOf(answer.status)));
  } catch {
    show(item, "failed", words("offline"));
  }
}

async function work() {
  busy += 1;
  while (queue.length) {
    await send(queue.shift());
    showProgress();
  }
  busy -= 1;
  showProgress();
}

function start() {
  while (busy < AT_ONCE && queue.length) work();
  showProgress();
}

function sendAgain(failed) {
  // The button that was pressed goes away: the focus must not fall out of the page.
  section.querySelector("h2").focus();
  for (const item of failed) show(item, "waiting");
  queue.push(...failed);
  start();
}

function tellProblem(lines) {
  const paragraphs = lines.map((line) => {
    const paragraph = document.createElement("p");
    paragraph.className = "errornote";
    paragraph.textContent = line;
    return paragraph;
  });
  form.querySelector("[data-problem]").replaceChildren(...paragraphs);
}

async function openBatch() {
  refreshToken(form);
  const fields = new FormData(form);
  fields.delete("files");
  try {
    const answer = await post(form.action, fields);
    if (answer.url) return answer.url;
    tellProblem(answer.errors ?? [words(problemOf(answer.status))]);
  } catch {
    tellProblem([words("offline")]);
  }
  return "";
}

async function begin() {
  const button = form.querySelector(".submit-row button");
  button.disabled = true;
  tellProblem([]);
  url = await openBatch();
  button.disabled = false;
  if (!url) return;
  items = [...form.elements.files.files].map(addRow);
  for (const item of items) show(item, "waiting");
  queue = [...items];
  section.querySelector("[data-report]").href = url;
  // A reload leads to what has arrived, not to an empty form.
  history.replaceState(null, "", url);
  form.hidden = true;
  section.hidden = false;
  section.querySelector("h2").focus();
  start();
}

form.addEventListener("submit", (event) => {
  // Without a file the server's own page says what is missing.
  if (!form.elements.files.files.length) return;
  event.preventDefault();
  begin();
});
again.addEventListener("click", () => sendAgain(items.filter((item) => item.state === "failed")));
window.addEventListener("beforeunload", (event) => {
  if (busy) event.preventDefault();
});
