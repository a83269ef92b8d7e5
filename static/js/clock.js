// Counts down to the end that the server has named. At the end what is on the screen is saved and
// handed in, by the form's own button, so it goes the way of every save.

const SPOKEN = [5, 1]; // minutes left at which it is said aloud
const SOON = 5 * 60;

const clock = document.querySelector("[data-clock]");
const left = clock.querySelector("[data-left]");
const hide = clock.querySelector("[data-hide-clock]");
const spoken = clock.querySelector("[data-spoken]");
const end = performance.now() + Number(clock.dataset.seconds) * 1000;
const said = new Set();
let isOver = false;

const two = (number) => String(number).padStart(2, "0");

function words(seconds) {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return `${hours ? `${hours}:` : ""}${two(minutes)}:${two(seconds % 60)}`;
}

function speak(seconds) {
  for (const minutes of SPOKEN) {
    const isNow = seconds <= minutes * 60 && seconds > minutes * 60 - 5;
    if (!isNow || said.has(minutes)) continue;
    said.add(minutes);
    spoken.textContent = spoken.dataset.words.replace("{n}", minutes);
  }
}

function finish() {
  isOver = true;
  const button = document.querySelector("[data-time-over]");
  if (button) button.form.requestSubmit(button);
  else location.reload();
}

function tick() {
  const seconds = Math.max(0, Math.ceil((end - performance.now()) / 1000));
  left.textContent = words(seconds);
  clock.toggleAttribute("data-soon", seconds <= SOON);
  speak(seconds);
  if (seconds === 0 && !isOver) finish();
}

hide.addEventListener("click", () => {
  left.hidden = !left.hidden;
  hide.setAttribute("aria-pressed", String(left.hidden));
});
hide.hidden = false;
left.hidden = false;
tick();
setInterval(tick, 1000);
