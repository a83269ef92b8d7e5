// Requests to the form's own address, answered in JSON.

const LARGEST_KEEPALIVE = 25000; // characters; a browser lets about 64 KB outlive its page

// The token changes with every sign-in, also with one in another tab.
const TOKEN = /(?:^|; )(?:__Host-)?csrftoken=([^;]+)/;
export const tokenOf = () => TOKEN.exec(document.cookie)?.[1] ?? "";

export function refreshToken(form) {
  form.elements.csrfmiddlewaretoken.value = tokenOf() || form.elements.csrfmiddlewaretoken.value;
}

// Resolves with {status, state, …} of the server's words; rejects where there is no connection.
// `go` is what a pressed button says: the words then hold the page that it leads to.
export async function postAnswer(form, answer, { seen, go = "" }) {
  refreshToken(form);
  const fields = new FormData();
  fields.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  fields.set("seen", seen);
  if (go) fields.set("go", go);
  for (const value of answer) fields.append("answer", value);
  const keepalive = answer.join("").length < LARGEST_KEEPALIVE;
  return ask(form, { method: "POST", body: fields, keepalive });
}

export async function ask(form, options = {}) {
  const response = await fetch(form.action, {
    headers: { Accept: "application/json" },
    credentials: "same-origin",
    ...options,
  });
  const isJson = response.headers.get("Content-Type")?.startsWith("application/json");
  return { ...(isJson ? await response.json() : {}), status: response.status };
}

// The part of a page that changes; rejects where there is no connection or another page came.
export async function getPage(url, mark) {
  const response = await fetch(url, { headers: { "X-Fragment": "1" }, credentials: "same-origin" });
  const html = await response.text();
  if (!response.ok || response.redirected || !html.includes(mark)) throw new Error(`no part of ${url}`);
  return html;
}
