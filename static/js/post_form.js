// Requests to the form's own address, answered in JSON.

const LARGEST_KEEPALIVE = 25000; // characters; a browser lets about 64 KB outlive its page

// The token changes with every sign-in, also with one in another tab.
export function refreshToken(form) {
  const cookie = document.cookie.split("; ").find((pair) => pair.startsWith("csrftoken="));
  if (cookie) form.elements.csrfmiddlewaretoken.value = cookie.slice("csrftoken=".length);
}

// Resolves with {status, state, …} of the server's words; rejects where there is no connection.
export async function postAnswer(form, answer, seen) {
  refreshToken(form);
  const fields = new FormData();
  fields.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  fields.set("seen", seen);
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
