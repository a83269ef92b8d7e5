// Counts down to the end that the server has named. At the end what is on the screen is saved and
// handed in, by the form's own button, so it goes the way of every save.

const SPOKEN = [5, 1]; // minutes left at which it is said aloud
const SOON = 5 * 60;

const said = new Set();
let isHidden = false; // as the person last left it, from question to question
let end = Infinity; // a question that came along earlier tells an older clock

const two = (number) => String(number).padStart(2, "0");

function words(seconds) {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return `${hours ? `${hours}:` : ""}${two(minutes)}:${two(seconds % 60)}`;
}

export function startClock(root, signal) {
  const clock = root.querySelector("[data-clock]");
  if (!clock) return;
  const left = clock.querySelector("[data-left]");
  end = Math.min(end, performance.now() + Number(clock.dataset.seconds) * 1000);

  function tick() {
    const seconds = Math.max(0, Math.ceil((end - performance.now()) / 1000));
    left.textContent = words(seconds);
    clock.toggleAttribute("data-soon", seconds <= SOON);
    speak(clock.querySelector("[data-spoken]"), seconds);
    if (seconds > 0) return;
    clearInterval(ticking);
    finish();
  }

  addHiding(clock.querySelector("[data-hide-clock]"), left);
  const ticking = setInterval(tick, 1000);
  signal?.addEventListener("abort", () => clearInterval(ticking));
  tick();
}

function speak(spoken, seconds) {
  for (const minutes of SPOKEN) {
    const isNow = seconds <= minutes * 60 && seconds > minutes * 60 - 5;
    if (!isNow || said.has(minutes)) continue;
    said.add(minutes);
    spoken.textContent = spoken.dataset.words.replace("{n}", minutes);
  }
}

function finish() {
  const button = document.querySelector("[data-time-over]");
  if (button) button.form.requestSubmit(button);
  else location.reload();
}

function addHiding(button, left) {
  function show() {
    left.hidden = isHidden;
    button.setAttribute("aria-pressed", String(isHidden));
  }

  button.addEventListener("click", () => {
    isHidden = !isHidden;
    show();
  });
  button.hidden = false;
  show();
}
