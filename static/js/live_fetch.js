// The part of a page that changes, asked for again and again; 304 says that nothing did.

export class Watch {
  #etag = "";
  #asked = 0;

  // After `rounds` it asks again only when somebody comes back to the page.
  constructor(url, { every, headers = {}, rounds = Infinity }) {
    Object.assign(this, { url, every, headers, rounds });
  }

  // Resolves with the answer that is new, else null; rejects where there is no connection.
  async ask() {
    const response = await fetch(this.url, {
      headers: { ...this.headers, ...(this.#etag && { "If-None-Match": this.#etag }) },
      credentials: "same-origin",
      cache: "no-store",
    });
    if (response.status === 304) return null;
    if (!response.ok || response.redirected) throw new Error(`${response.status} ${this.url}`);
    this.#etag = response.headers.get("ETag") ?? "";
    return response;
  }

  forget() {
    this.#etag = "";
  }

  // Until `take` says "last"; what it puts off for "later" is asked for again. A page that nobody
  // sees asks nothing.
  async run(take) {
    for (;;) {
      await this.#pause();
      try {
        const response = await this.ask();
        const said = response && (await take(response));
        if (said === "last") return;
        if (said === "later") this.forget();
      } catch {
        this.forget(); // no connection: asked again in a moment
      }
    }
  }

  // Whoever comes back to the page is told at once.
  async #pause() {
    this.#asked += 1;
    const past = new AbortController();
    const back = [heard(window, "focus", past), heard(document, "visibilitychange", past)];
    const waits = this.#asked < this.rounds ? [passed(this.every)] : [];
    if ((await Promise.race([...back, ...waits])) === "back") this.#asked = 0;
    past.abort();
    while (document.visibilityState === "hidden") await heard(document, "visibilitychange", new AbortController());
  }
}

const passed = (ms) => new Promise((done) => setTimeout(done, ms));

function heard(target, name, { signal }) {
  return new Promise((done) => target.addEventListener(name, () => done("back"), { once: true, signal }));
}
