// The part of a page that changes, asked for again and again; 304 says that nothing did.

export class Watch {
  #etag = "";

  constructor(url, { every, headers = {} }) {
    Object.assign(this, { url, every, headers });
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

  async #pause() {
    await new Promise((done) => setTimeout(done, this.every));
    while (document.visibilityState === "hidden") {
      await new Promise((done) => document.addEventListener("visibilitychange", done, { once: true }));
    }
  }
}
