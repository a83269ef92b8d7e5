// Answers of practice that wait for the connection: {url, fields}, one of each question, in the order
// in which they were given. The server takes each once, by the number that its page had seen.

export const added = (waiting, entry) => [...waiting.filter(({ url }) => url !== entry.url), entry];

export const without = (waiting, url) => waiting.filter((entry) => entry.url !== url);

// The next question to ask: not the one that is shown, nor one that is answered here already.
export const nextOf = (pages, waiting, shownUrl) =>
  pages.find(({ url }) => url !== shownUrl && !waiting.some((entry) => entry.url === url)) ?? null;

// What became of an answer that was sent: it counts now or was counted before (done), somebody has to
// sign in, or it is tried again.
export function outcomeOf(status) {
  if (status === 401 || status === 403) return "signed-out";
  return status < 500 ? "done" : "again";
}
